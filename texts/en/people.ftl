people-title = People
people-lead = { $people ->
    [one] 1 employee
   *[other] { $people } employees
} in { $departments ->
    [one] 1 department
   *[other] { $departments } departments
}.
people-add = Add a person
people-add-lead = For someone who is not yet in the list from your HR system.
people-add-button = Add
people-add-first-title = A department and a role come first
people-add-first-text = Import your HR list and both come with it. Or add them by hand.
people-none-title = Start with your HR list
people-none-text = Import the list from your HR system. You see what happens before anything is saved, and you can import the file again whenever it changes.
people-words = Name, number or e-mail
people-all = All
people-status = Show
people-employed = Employed
people-left = Have left ({ $count })
people-left-at = Left
people-show = Show
people-clear = Clear
people-nobody = Nobody matches what you chose.
people-no-email = No e-mail
people-pages = Pages
people-previous = Previous
people-next = Next
people-shows = { $count ->
    [one] 1 person on this page
   *[other] { $count } people on this page
}
people-shows-of = { $count } of { $total } employees on this page

team-title = My team
team-lead = { $count ->
    [0] Nobody reports to you on the HR list.
    [one] 1 person reports to you.
   *[other] { $count } people report to you.
}
team-none-title = No team yet
team-none-text = Not right? Ask HR to check who is given as manager on the HR list.
team-privacy = Here you see only where your people work. Only they see what they know and answer; you see figures for groups of at least { $smallest }.

person-change = Change
person-hint-name = First and last name.
person-hint-number = The number your HR system uses.
person-hint-email = Invitations and links go here.
person-hint-manager = The manager’s employee number, e-mail or full name. Leave empty if there is none.
person-hint-start = For example 2024-08-19.
person-hint-end = The last day of employment. Leave empty if there is none.
person-hint-cost = The full cost of one hour, for example 420.
person-leave = Mark as left
person-leave-title = Has { $name } left?
person-leave-text = The person is signed out and no longer counted. Their data is erased when your retention period has passed.
person-return = Employed again
person-has-left = Left on { $date }. The data is erased when your retention period has passed.
person-sees = { $name } can see in their log that you opened this page.
person-left-fault-title = That is not possible yet
person-left-fault-text = The person starts today or later. Change the first or last day instead.
said-person-added = The person has been added.
said-person-left = The person has been marked as having left.
said-person-back = The person is employed again.

departments-title = Departments
departments-lead = This is how you are organised. Groups in figures and assessments follow this tree.
departments-none-title = No departments yet
departments-none-text = They come with your HR list. A path such as Sales/North becomes North under Sales.
departments-people = People
departments-with-below = Including those below
departments-people-in = people in { $name }
departments-add-top = New department at the top level
departments-add = Add
departments-name = Name
department-lead = { $people ->
    [one] 1 person works here
   *[other] { $people } people work here
}, { $all } including the departments below.
department-lead-alone = { $people ->
    [one] 1 person works here.
   *[other] { $people } people work here.
}
department-people = Show the people
department-below = Below this one
department-rename = Rename
department-move = Move
department-under = Is under
department-top = None, it is at the top level
department-move-button = Move
department-add-below = New department below this one
department-remove = Remove
department-remove-not = A department can be removed when nobody works in it and nothing lies below it.
department-remove-title = Remove { $name }?
department-remove-text = Those who have left it will be counted in the department above.
department-remove-button = Remove the department
said-department-added = The department has been added.
said-department-removed = The department has been removed.

roles-title = Roles
roles-lead = The job roles on your HR list. Each role gets a profile of what it needs to know.
roles-none-title = No roles yet
roles-none-text = They come with your HR list.
roles-people-with = people with the role { $name }
roles-add-title = New role
roles-add = Add
roles-name = Name
role-lead = { $people ->
    [0] Nobody has this role now.
    [one] 1 person has this role.
   *[other] { $people } people have this role.
}
role-people = Show the people
role-rename = Rename
role-merge = Merge with another role
role-merge-text = Everyone with this role gets the other one instead, and this one goes. It cannot be undone.
role-into = The role that stays
role-merge-button = Merge
said-role-added = The role has been added.
said-role-merged = The roles have been merged.

people-fault-name-missing = Enter a name.
people-fault-too-long = The text is too long. Shorten it.
people-fault-department-sign = The name of a department cannot contain /, > or \.
people-fault-department-taken = There is already a department of that name there.
people-fault-department-circle = A department cannot be under itself or anything below it.
people-fault-department-has-below = There are departments below it. Move or remove them first.
people-fault-department-not-empty = People work here. Move them first.
people-fault-department-has-left = It holds figures about people who have left, and there is no department above to take them over. Move it under another first.
people-fault-department-in-use = The department is used in an assessment or plan and has to stay.
people-fault-department-missing = Choose a department.
people-fault-role-taken = There is already a role of that name. Merge them instead.
people-fault-role-same = Choose a role other than this one.
people-fault-role-missing = Choose a role.
people-fault-role-in-use = The role is used in an assessment or profile and has to stay.
people-fault-email = Enter a full e-mail address, for example name@company.com.
people-fault-email-taken = Another person on the list has that e-mail address.
people-fault-number-taken = Another person on the list has that number.
people-fault-language = Choose a language.
people-fault-date = Enter the date as year, month and day, for example 2024-08-19.
people-fault-end-before-start = The last day is before the first.
people-fault-cost = Enter the amount in figures, for example 420.
people-fault-manager-unknown = No employee has that number, e-mail or name.
people-fault-manager-several = Several people have that name. Enter the employee number or e-mail.
people-fault-manager-circle = That makes a circle: the one you chose already reports to this person, directly or through others.

import-title = Import the HR list
import-lead = Export the list from your HR system and choose the file here. Nothing changes until you have seen what happens.
import-file = HR list as CSV or Excel
import-file-hint = Drop the file here or choose it. Columns are recognised in Swedish and English.
import-look = Check the file
import-privacy = Include only columns that are needed. Leave out personal identity numbers, pay and addresses. The file is deleted once imported, or after a day at the latest.
import-what-title = What the file can hold
import-what-who = Who
import-what-who-text = Name, and employee number or e-mail. That is how the person is recognised the next time.
import-what-place = Where
import-what-place-text = Department, preferably as a path (Sales/North), and job title or role.
import-what-manager-text = The manager’s employee number or e-mail. It is needed for managers to see their team.
import-what-more = If you like
import-what-more-text = Language, first and last day of employment.
import-what-cost-text = Hourly cost, for working out the benefit.
import-what-whole = Include all employees. Anyone not in the file counts as having left. If anything in the file is wrong, nothing is imported.
import-file-needed = Choose a file.
import-file-empty = The file is empty. Choose one with headings and at least one row.
import-file-too-large = The file is too large. It can have at most 300,000 rows and 64 MB.
import-file-shape = The file has too many columns or a cell that is far too long. Often a quotation mark is missing.
import-file-password = The file is password-protected. Save a copy without a password and choose that instead.
import-file-encoding = The text in the file cannot be read. Save it as CSV UTF-8 or as Excel and try again.
import-file-damaged = The file is damaged. Open it in Excel, save it again and try once more.
import-file-other-format = This is a spreadsheet in another format. Save it as XLSX or CSV and try again.
import-file-not-a-table = This is not a table. Choose a CSV or Excel file.
import-gone-title = The file is no longer here
import-gone-text = It has been imported already, or more than a day has passed. Go to Import the HR list and choose it again.

import-field-number = Employee number
import-field-name = Name
import-field-first-name = First name
import-field-last-name = Last name
import-field-email = E-mail
import-field-department = Department
import-field-role = Role
import-field-manager = Manager
import-field-language = Language
import-field-start = First day of employment
import-field-end = Last day of employment
import-field-cost = Hourly cost
import-note-number = (or e-mail)
import-note-name = (or first and last name)
import-note-first-name = (if there is no full name)
import-note-last-name = (if there is no full name)
import-note-email = (or number)
import-note-manager = (optional)
import-note-language = (optional)
import-note-start = (optional)
import-note-end = (optional)
import-note-cost = (optional)
import-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
import-row = Row
import-columns-title = Are the columns right?
import-columns-lead = We guessed from the headings. Change what is wrong.
import-columns-remembered = The columns are as they were the last time such a file was imported.
import-no-column = Not in the file
import-column-number = Column { $number }
import-column-twice = The same column is chosen twice.
import-needs-name = Choose the column with the name, or both first and last name.
import-needs-key = Choose the column with the employee number or e-mail. People cannot be recognised without one of them.
import-needs-column = Choose the column for { $field }.
import-preview = Show what changes
import-other-file = Choose another file
import-first-rows = The first rows of the file

import-preview-title = Check before anything changes
import-nothing-saved = Nothing has been saved yet.
import-problems = { $count ->
    [one] One thing in the file needs correcting
   *[other] { $count } things in the file need correcting
}
import-problems-more = … and { $count } more.
import-problems-what = Nothing is imported until everything is corrected. Correct it in the HR system or in the file and choose it again.
import-corrected-file = Choose a corrected file
import-change-columns = Change the columns
import-changes-title = What changes
import-new = { $count ->
    [one] new
   *[other] new
}
import-changed = { $count ->
    [one] changed
   *[other] changed
}
import-moved = change department, role or manager
import-returned = are back
import-left = have left
import-unchanged = { $count ->
    [one] unchanged
   *[other] unchanged
}
import-skipped = had left already and are not imported
import-new-one = New
import-changed-one = Changes
import-moved-one = Switches
import-returned-one = Back
import-left-one = Leaves
import-new-departments = { $count ->
    [one] New department:
   *[other] { $count } new departments:
}
import-new-roles = { $count ->
    [one] New role:
   *[other] { $count } new roles:
}
import-nothing-changes = The file matches what is already here. There is nothing to import.
import-to-people = Go to people
import-to-profiles = Look through the role profiles
import-to-departments = See the departments
import-to-roles = See the roles
import-many-leave = { $count } of { $total } employees are not in the file
import-many-leave-text = They will count as having left, be signed out, and have their data erased when the retention period has passed. Is the file only a part of the company? Choose one with everyone.
import-many-leave-yes = { $count ->
    [one] Yes, the person has left
   *[other] Yes, all { $count } have left
}
import-take = Carry out the changes
import-examples = Examples of what changes
import-what-happens = What happens
import-what-changes = Changes

import-progress-title = The list is being imported
import-progress-leave = You can leave this page. The import goes on, and the list will be under People.
import-progress-look = See how it is going
import-job-waiting = Waiting for its turn
import-job-reading = Reading the file
import-job-comparing = Comparing with the list
import-job-rows = { $doing }: { $done } of { $total }
import-job-writing = Saving row by row
import-failed-title = The list could not be imported
import-failed-text = Nothing has changed. Try again, and tell whoever runs Kunnig if it happens again.
import-try-again = Try again
import-result-title = The list has been imported
import-result-lead = Imported by { $who } { $when }.
import-result-roles = Each new role has been given a proposed profile. Look through them so that the matrix is right for you.
import-result-file = The file has been deleted. When there is a new list, just import it: what is the same is left alone.

import-problem-line = Row { $row }: { $text }
import-problem-line-field = Row { $row }, { $field }: { $text }
import-problem-no-column = The column is not in the file.
import-problem-column-twice = The same column is chosen for two fields.
import-problem-missing = The cell is empty.
import-problem-no-key = The row has neither employee number nor e-mail.
import-problem-email = “{ $value }” is not an e-mail address.
import-problem-double = “{ $value }” is already in row { $other }.
import-problem-department = “{ $value }” cannot be read as a department.
import-problem-language = “{ $value }” is not a language we have. Use Swedish or English.
import-problem-date = “{ $value }” is not a date. Write it as 2024-08-19.
import-problem-end-before-start = “{ $value }” is before the first day of employment.
import-problem-cost = “{ $value }” is not an amount.
import-problem-too-long = The text is too long.
import-problem-manager-unknown = “{ $value }” is not in the file.
import-problem-manager-several = Several people in the file are called “{ $value }”. Use employee number or e-mail.
import-problem-manager-left = “{ $value }” has left.
import-problem-circle = The managers go in a circle: { $chain }.
import-problem-long-row = The row has more cells than there are headings.
import-problem-error-cell = The cell holds an error from the spreadsheet.
import-problem-garbled-text = Letters such as å, ä or ö have been garbled. Export the file again as UTF-8 or Excel.
import-problem-unclosed-quote = A quotation mark is never closed, so the rest of the file ended up in this row.

audit-people-imported = Imported the HR list
audit-people-imported-new = { $count ->
    [one] 1 new person
   *[other] { $count } new people
}
audit-people-imported-changed =
    { $count } changed
audit-people-imported-moved =
    { $count } changed department, role or manager
audit-people-imported-returned =
    { $count ->
        [one] 1 is back
       *[other] { $count } are back
    }
audit-people-imported-left =
    { $count ->
        [one] 1 has left
       *[other] { $count } have left
    }
audit-people-imported-unchanged =
    { $count } unchanged
audit-people-imported-skipped =
    { $count } had left already
audit-people-imported-departments =
    { $count ->
        [one] 1 new department
       *[other] { $count } new departments
    }
audit-people-imported-roles =
    { $count ->
        [one] 1 new role
       *[other] { $count } new roles
    }
audit-leavers-erased = Erased data about { $people ->
    [one] 1 person who has left
   *[other] { $people } people who have left
}
audit-person-added = Added { $person ->
    [none] a person
   *[other] { $person }
}
audit-person-changed = Changed { $person ->
    [none] a person
   *[other] { $person }
}
audit-person-changed-cost = the hourly cost
audit-person-left = Marked { $person ->
    [none] a person
   *[other] { $person }
} as left
audit-person-returned = Noted that { $person ->
    [none] a person
   *[other] { $person }
} is employed again
audit-department-added = Added the department { $path }
audit-department-changed = Changed the department { $from } to { $to }
audit-department-removed = Removed the department { $path }
audit-role-added = Added the role { $name }
audit-role-changed = Renamed the role { $from } to { $to }
audit-role-merged = Merged the role { $from } with { $to }
audit-role-merged-people =
    { $count ->
        [one] 1 person changed role
       *[other] { $count } people changed role
    }
read-person = Your entry on the HR list
people-fault-changed-meanwhile = Somebody else has changed this since you opened the page. Look at what it says now, and save again if your change should stand.
address-mail-subject = Your e-mail address in Kunnig has changed
address-mail-body = Hello { $name },

    { $by } has changed your e-mail address in the HR list from { $old } to { $new }.
    Invitations and links now go to the new address.

    Is this not right? Please tell HR.
