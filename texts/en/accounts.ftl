breadcrumb = You are here
pager = More pages
pager-older = Older
copy = Copy
copied = Copied

field-email = E-mail
field-password = Password
field-new-password = New password
field-current-password = Current password
field-name = Name
field-language = Language
field-needed = Fill in this field.
email-wrong = Enter an e-mail address, such as anna.berg@company.com.

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-forgot = Forgotten your password?
sign-in-wrong = The e-mail address or the password is wrong. Check both and try again.
said-signed-out = You are signed out.
said-reset-sent = If the address has an account, an e-mail with a link is on its way.
demo-title = Try it without a password
demo-text = Choose who you want to be in the demonstration:

forgot-title = New password
forgot-lead = Enter your e-mail address and we will send a link that works for an hour.
forgot-no-mail = E-mail is not set up here. Ask HR for a new invitation.
forgot-button = Send the link
reset-title = Choose a new password
reset-mail-subject = New password for Kunnig
reset-mail-body = Hello { $name },

    Somebody, probably you, asked for a new password. Choose it here within an hour:
    { $link }

    If it was not you, there is nothing you need to do.

invitation-title = Invitation
invitation-heading = Welcome to { $org }
invitation-lead = Choose a password and you are in.
invitation-known-hint = You already have an account. Enter your usual password.
invitation-wrong-password = That is not your password. Try again, or choose a new one under “Forgotten your password?”.
invitation-button = Continue
invitation-used-title = This link has been used
invitation-used-text = Sign in as usual. If you have forgotten your password you can choose a new one.
invitation-ended-title = This link has expired
invitation-ended-text = Ask HR for a new invitation. It takes them a minute.
invitation-mail-subject = You are invited to Kunnig at { $org }
invitation-mail-body = Hello { $name },

    { $org } uses Kunnig to build AI competence. Create your account here within two weeks:
    { $link }

password-hint = At least twelve characters. A few words that do not belong together are both safe and easy to remember.
password-too-short = The password needs at least twelve characters.
password-too-long = The password can have 128 characters at most.
password-too-common = This password is too easy to guess. Add a couple of words that do not belong together.
password-not-current = That is not your current password.
said-password-changed = Your password is changed. You are signed out everywhere but here.

organisations-title = Switch organisation
organisations-lead = The organisations see nothing of each other. Choose the one to work in.
organisations-name = Organisation
organisations-switch = Switch here
organisations-here = You are here

account-looks = Language and appearance
account-theme = Appearance
theme-device = Same as the device
theme-light = Light
theme-dark = Dark
account-notices = E-mail
account-notices-legend = E-mail me
notice-reminders = Reminders about assessments I have not answered
notice-recall = Two questions a week from units I have passed
account-password = Password
account-password-button = Change password
account-sessions = Where you are signed in
account-sessions-text = Is there a device you do not recognise? Sign it out and change your password.
account-device = Device
account-seen = Last used
account-this = This one
account-end = Sign out
account-everywhere = Sign out everywhere
said-session-ended = The device is signed out.

right-hr = HR
right-manager = Manager
right-ambassador = Ambassador
right-leadership = Leadership
right-dataprotection = Data protection
right-employee = Employee
right-hr-what = Runs the programme: people, assessments, matrix, settings
right-ambassador-what = Helps colleagues and shares what works
right-leadership-what = Follows results for groups
right-dataprotection-what = Sees logs, what is stored and how figures are protected

me-lead = Everything stored about you, who has read it and what you can ask for.
me-list = Your entry on the HR list
me-list-text = This comes from the HR system. You, HR and to some extent your manager see it.
me-matrix = My row
me-updated = Last changed
me-export = Download everything as a file
me-readings = Who has read your data
me-readings-none = Nobody else has read data about you.
me-when = When
me-who = Who
me-what = What
me-stored = What else is stored
me-stored-text = This is what is stored about you beside what this page says elsewhere. The file holds everything, versions and internal numbers too.
me-ask = Ask for a correction or erasure
me-correction = What is wrong?
me-correction-hint = HR reads it, corrects it and answers here.
me-correction-button = Send to HR
me-erasure = Erase my data
me-erasure-text = HR carries out the erasure. Your answers and estimates go, but past figures for groups do not change. After that you cannot sign in.
me-erasure-button = Ask HR to erase
me-erasure-confirm = HR gets your request and carries it out. Once done it cannot be undone.
me-waiting = Waiting for HR.
me-answer = HR answers: { $answer }
me-outside = You are not on the HR list here. All that is stored is your account: name, e-mail, language and sign-ins.
request-correction = Correction
request-erasure = Erasure
request-empty-title = Say what needs correcting
request-empty-text = Go back and write in a few words what is wrong.
said-request-made = Sent to HR. The answer comes here.

field-number = Employee number
field-department = Department
field-role = Role
field-manager = Manager
field-start = Employed since

settings-organisation = The organisation
settings-modules = Modules
settings-modules-short = switch parts on and off; what is off stores nothing
settings-zone = Time zone
settings-zone-hint = For example Europe/Stockholm.
settings-zone-unknown = There is no such time zone. Enter, for example, Europe/Stockholm.
settings-currency = Currency
settings-currency-unknown = Enter three letters, such as SEK or EUR.
settings-smallest = Smallest group
settings-smallest-hint = Figures are shown only for groups of at least this many: five or more.
settings-protection = Who is protected when answers are counted
settings-protection-hint = About how many chose a certain answer. What was promised when an assessment was sent holds for it, even if you choose otherwise here later.
answer-protection-choosers = Those who chose the answer
answer-protection-choosers-means = A number is shown when at least three chose the answer. That all but one did so may be worked out.
answer-protection-everyone = Those who did not choose it too
answer-protection-everyone-means = A number is shown when what fewer than three did not choose cannot be worked out either. Far fewer figures are shown, above all in smaller companies.
settings-smallest-wrong = Enter a number from 5 to 100.
settings-retention = Retention after employment ends (days)
settings-retention-hint = How long personal data is kept when somebody has left. After that it is erased automatically.
settings-retention-wrong = Enter a number of days from 0 to 3650.

access-title = Access
access-short = who is HR, ambassador, leadership or data protection
access-lead = Employees and managers come from the HR list. You grant the other rights here.
access-who = Who has which rights
access-outside = not on the HR list
access-invite = Invite somebody
access-invite-button = Invite
access-rights = Rights
access-follows = Anyone on the HR list becomes an employee automatically, and a manager if somebody reports to them.
access-invited = { $name } is invited
access-link = E-mail is not set up here. Hand over the link yourself; it is shown only now and works for two weeks.
access-no-mail = E-mail is not set up here: you get a link to hand over.
access-open = Invitations waiting
access-until = Valid until
access-last-hr-title = Somebody has to be HR
access-last-hr-text = Give somebody else the HR right first.

requests-title = Requests about personal data
requests-short = corrections and erasures
settings-register-short = every field, what it is used for and who reads it
requests-lead = What employees have asked for. Answer within a month.
requests-waiting = { $count } waiting
requests-none = Nothing is waiting
requests-answer = Your answer
requests-answer-button = Answer
requests-erasure = Answers, estimates and contact details go. The row stays without a name, so that past figures for groups remain correct.
requests-erase = Erase
requests-erasure-confirm = This cannot be undone.

audit-title = Change log
audit-short = who changed what
audit-lead = Everything that has been changed, the latest first. The log cannot be changed here.
audit-none = Nothing has been changed yet
audit-what = What was done
audit-account-joined = Joined Kunnig
audit-account-invited = Invited { $name }{ $rights ->
    [none] { "" }
   *[other] { "" } as { $rights }
}
audit-everyone-invited = Invited everyone on the HR list
audit-invitation-withdrawn = Withdrew the invitation to { $email }
audit-rights-changed =
    { $rights ->
        [none] Took all rights from { $name }
       *[other] Gave { $name } the rights { $rights }
    }
audit-organisation-changed = Changed the organisation’s settings
audit-request-made =
    { $kind ->
        [erasure] Asked for erasure of their data
       *[other] Asked for a correction of their data
    }
audit-request-answered =
    { $kind ->
        [erasure] Erased data on request
       *[other] Answered a request for correction
    }
audit-change =
    { $field } from { $was } to { $is }
audit-set =
    { $field } { $is }
audit-unset =
    { $field } { $was } removed
audit-field-name = name
audit-field-number = employee number
audit-field-email = e-mail
audit-field-department = department
audit-field-role = role
audit-field-manager = manager
audit-field-language = language
audit-field-start = first day
audit-field-end = last day
audit-field-time-zone = time zone
audit-field-currency = currency
audit-field-smallest-group = smallest group
audit-field-answer-protection = who is protected when answers are counted
audit-field-retention-days = retention in days

read-request = Your request for a correction or erasure

access-everyone = Invite all employees
access-everyone-text = { $count ->
    [one] One person on the list cannot sign in yet and gets an e-mail with a link of their own.
   *[other] { $count } people on the list cannot sign in yet and each get an e-mail with a link of their own.
}
access-everyone-no-mail = E-mail is not set up here. { $count ->
    [one] One person gets their
   *[other] { $count } people get their
} invitation only once whoever runs the server has set up e-mail. If you do not want to wait, invite one at a time above and hand over the link.
access-everyone-button = Send invitations
said-everyone-invited = The invitations are on their way.
said-everyone-waiting = The invitations are made. They go out once e-mail is set up.
invite-everyone-progress = Sending invitations

# The names in “What else is stored”.
table-estimate = Estimated level
table-matrix-person = Record of published figures
table-evidence = What your level is based on
table-membership = Your account here
table-participant = Assessments you were sent
table-response = Your answers
table-wave-member = Your wave
table-programme-step = Steps you are responsible for
table-muted-notice = E-mails you have switched off
table-invitation = Invitations to you
column-name = Name
column-email = E-mail
column-created-at = Created
column-kind = Type
column-answered-at = Answered
column-rights = Rights
column-used-at = Used
column-muted-at = Switched off
column-started-at = Began
column-submitted-at = Handed in
column-invited-at = Invited
column-reminded-at = Reminded
column-wave = Wave
column-department = Department when the wave started
column-role = Role when the wave started
column-step = Step
column-starts-on = Starts
column-ends-on = Ends
said-invited = The invitation is on its way by e-mail. It works for two weeks.
access-withdraw = Withdraw
access-withdraw-title = Withdraw the invitation to { $name }?
access-withdraw-text = The link stops working at once. You can invite again at any time.
said-invitation-withdrawn = The invitation is withdrawn.
read-invitation = Your invitation, shown to HR to hand over
