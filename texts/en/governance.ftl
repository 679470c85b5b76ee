governance-here = You are here

modules-title = Modules
modules-lead = Switch on what you need. What is off stores nothing, and what was there is deleted.
module-is-on = On
module-is-off = Off
module-switch-on = Switch on
module-switch-off = Switch off …
module-off-title = Switch off { $module }?
module-off-yes = Switch off and delete
said-module-on = The module is on.
said-module-off = The module is off. What it stored is deleted.
error-module-off-title = This part is switched off
error-module-off-text = Your organisation has chosen not to use it, and nothing is stored here. HR can switch it on under Settings, Modules.
audit-module-on = Switched on the module “{ $module }”
audit-module-off = Switched off the module “{ $module }” and deleted what it had stored

module-assessment = Assessments
module-assessment-text = Send questions to employees and collect their answers. Without answers the matrix relies on other evidence only.
module-assessment-deletes = All assessments and answers are deleted, and the evidence the matrix had from them. This cannot be undone.
module-learning = Learning
module-learning-text = Learning units, questions that come back, and a plan for everybody.
module-learning-deletes = Everything anybody has read, practised, answered and planned is deleted. This cannot be undone.
module-self-row = My row
module-self-row-text = Everyone sees their own row of the competence matrix, with its evidence and uncertainty.
module-self-row-deletes = Employees no longer see their own row. Nothing is deleted: the row is worked out only when somebody opens the page.
module-manager-view = The manager’s view of the group
module-manager-view-text = Managers see figures for their own group, never for one person, and only when the group is large enough.
module-manager-view-deletes = Managers no longer see figures for their group. Nothing is deleted: the figures are worked out only when somebody opens the page.
module-hourly-cost = Hourly cost
module-hourly-cost-text = The HR list may hold what an hour costs, so that time saved can be turned into money. Off from the start.
module-hourly-cost-deletes = The hourly cost of everybody on the HR list is deleted. To get it back, import the list again.

register-title = What we store and why
register-lead = { $fields ->
    [one] The one field that is stored about a person: what it is used for, how long it is kept and who can read it.
   *[other] All { $fields } fields that can be stored about a person: what they are used for, how long they are kept and who can read them.
}
register-print = Print
register-published = What the matrix shows and does not show
register-rules-title = What always applies
register-rule-groups = Figures about others are shown for groups of { $people } or more only. Smaller groups look as if there were no data.
register-rule-log = When somebody else reads data about a person, that person sees who and when under <a href="/me">My data</a>.
register-rule-person = Everyone can read all that is stored about them and ask for a correction or erasure under <a href="/me">My data</a>.
register-rule-declared = This list is made from the program itself. A test of every new version shows that nothing is stored outside it.
register-field = Field
register-purpose = Used for
register-retention = Kept
register-readers = Read by
register-plain-title = Tables without personal data
register-plain-text = These tables say nothing about any person.

retention-employment = { $days ->
    [one] During employment and one day after
   *[other] During employment and { $days } days after
}
retention-account = Until the account is closed
retention-days = { $days ->
    [one] One day
   *[other] { $days } days
}
retention-with-subject = { $days ->
    [one] As long as what it belongs to, at most one day after employment
   *[other] As long as what it belongs to, at most { $days } days after employment
}

reader-oneself = The person
reader-hr = HR
reader-manager = Line manager
reader-dataprotection = Data protection
reader-program = Only the program
reader-colleagues = Colleagues

purpose-identify = To know who is who on the HR list
purpose-contact = To reach the person, in the right language
purpose-groups = To work out figures per department, role and group
purpose-cost = To turn time saved into money, when that module is on
purpose-sign-in = Sign-in and protection of the account
purpose-rights = To know who may do what
purpose-audit = To see afterwards who changed what
purpose-read-log = To show the person who has read the data
purpose-request = To answer a request for a correction or erasure
purpose-import = To check an imported file before anything is saved
purpose-job = To carry out longer work in the background and show how it went
purpose-mail = To send an e-mail and know that it has gone
purpose-step-owner = To show who is responsible for a step of the programme
purpose-wave = To know who takes part in which wave, and compare the same people before and after
purpose-competence = To estimate the person’s competence levels
purpose-competence-group = To work out competence levels for groups
purpose-published = To keep one person’s answers from being worked out by comparing figures from different dates

# Stored fields
register-person = The HR list
register-person-number = Employee number
register-person-name = Name
register-person-name_key = The name in sorting order
register-person-search = Name and e-mail as search words
register-person-email = E-mail
register-person-department_id = Department
register-person-role_id = Job role
register-person-manager_id = Manager
register-person-language = Language
register-person-start_date = First day of employment
register-person-end_date = Last day of employment
register-person-hourly_cost = Hourly cost
register-account = Accounts
register-account-email = E-mail for sign-in
register-account-name = Name
register-account-password_hash = Password, as an unreadable hash
register-account-language = Language
register-account-theme = Light or dark appearance
register-membership = Accounts in the organisation
register-membership-account_id = Account
register-membership-person_id = Person
register-right_grant = Rights
register-right_grant-account_id = Account
register-right_grant-right_key = Right
register-right_grant-granted_by = Who gave the right
register-session = Sign-in sessions
register-session-token_hash = The session’s secret, as an unreadable hash
register-session-account_id = Account
register-session-device = Browser and device
register-session-seen_at = Last used
register-invitation = Invitations
register-invitation-token_hash = The link’s secret, as an unreadable hash
register-invitation-email = E-mail
register-invitation-name = Name
register-invitation-person_id = Person
register-invitation-rights = Rights
register-invitation-created_by = Who invited
register-audit_entry = Change log
register-audit_entry-account_id = Account
register-audit_entry-who = Who made the change
register-audit_entry-detail = What was changed
register-read_entry = Reading log
register-read_entry-person_id = Whom the data is about
register-read_entry-account_id = The reader’s account
register-read_entry-who = Who read
register-read_entry-what = What was read
register-person_request = Requests for a correction or erasure
register-person_request-person_id = Person
register-person_request-text = What the person wrote
register-person_request-answer = The answer
register-muted_notice = E-mails switched off
register-muted_notice-person_id = Person
register-import_file = Imported files under review
register-import_file-content = The content of the file
register-import_file-created_by = Who imported the file
register-programme_step = Steps of the programme
register-programme_step-owner_id = Owner
register-wave_member = Members of waves
register-wave_member-person_id = Person
register-wave_member-wave_id = Wave
register-wave_member-department_id = Department when the wave started
register-wave_member-role_id = Job role when the wave started
register-job = Work in the background
register-job-input = What is to be done
register-job-message = How far it has come
register-job-result = Result
register-job-created_by = Who started it
register-mail = Outgoing e-mail
register-mail-address = The recipient’s address
register-mail-subject = Subject
register-mail-body = Text
register-mail-calendar = Entry for the calendar
register-evidence = Evidence for the matrix
register-evidence-person_id = Person
register-evidence-kind = Type of evidence
register-evidence-at = When
register-evidence-ratings = Levels per competence
register-estimate = Estimated levels
register-estimate-person_id = Person
register-estimate-levels = Levels with uncertainty
register-role_expectation = Estimated levels per role
register-role_expectation-document = Levels, worked out over everyone in the role
register-matrix_person = Who is in which published figure
register-matrix_person-person_id = Person
register-matrix_person-number = Number in the record
register-matrix_person-role_id = Role the levels were worked out for
register-matrix_person-versions = Since when each level has rested on the same evidence, with a check sum of the evidence
register-campaign = Assessments
register-campaign-created_by = Who made it
register-participant = People asked in assessments
register-participant-person_id = Person
register-participant-token_hash = The link’s secret, as an unreadable hash
register-participant-department_id = Department when it was sent
register-participant-role_id = Job role when it was sent
register-participant-language = Language
register-participant-invited_at = When the invitation was sent
register-participant-reminded_at = When the reminder was sent
register-participant-answered_at = When the answers were handed in
register-response = Answers
register-response-person_id = Person
register-response-department_id = Department
register-response-role_id = Job role
register-response-department_label = Department according to an imported file
register-response-role_label = Job role according to an imported file
register-response-answers = The answers
register-response-started_at = When answering began
register-response-changed_at = When the answers were last changed
register-response-submitted_at = When the answers were handed in
register-answer_file = Imported answer files
register-answer_file-content = The file with answers while it is being imported
