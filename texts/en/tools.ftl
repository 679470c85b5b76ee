nav-tools = Tools
tools-title = AI tools
tools-lead = { $count ->
    [one] One tool is ready to use. Here is what it is good for and what you may put into it.
   *[other] These { $count } tools are ready to use. Here is what they are good for and what you may put into them.
}
tools-lead-none = No tool has been approved yet. It is best to begin with two or three that everybody can get help with.
tools-usable = You may use these
tools-not-allowed = You may not use these
tools-retired = { $count ->
    [one] One retired tool
   *[other] { $count } retired tools
}
tools-for = Good for
tools-takes = What you may put in
tools-why = Why
tools-never = Never put this into any AI tool: { $classes }.
tools-mine = What you have asked for
tools-classes = Kinds of data
tools-classes-lead = If you are not sure what a text is, treat it as the more sensitive kind.
tools-examples = For example: { $examples }.
tools-open-requests = { $count ->
    [one] One request for a tool waits for an answer
   *[other] { $count } requests for tools wait for an answer
}
tools-due = { $tool } was to be reviewed by { $date }. Does the decision still hold?
tools-due-do = Review
tools-beyond = You have { $count } tools in use and have said that you can look after { $most }. Every further tool needs somebody who knows it, training and a rule. Retire one before you add the next.
tools-limit = How many tools can you look after?
tools-limit-text = Two or three go a long way at first. Kunnig tells you when more than that are approved or on trial.
tools-limit-most = We can look after

tool-add = Add a tool
tool-edit = Change
tool-name = Tool
tool-name-hint = Start typing and known names are suggested.
tool-form-lead = This is for anybody who wonders: may I, for what, and with which data?
tool-form-answers = When you save, whoever asked for the tool gets your answer and your reason.
tool-status = What holds?
tool-status-approved = Approved
tool-status-approved-means = Everybody may use it.
tool-status-trial = On trial
tool-status-trial-means = May be used while we try it. We decide by the day of the review.
tool-status-not-allowed = Not allowed
tool-status-not-allowed-means = May not be used at work.
tool-status-retired = Retired
tool-status-retired-means = Was used, and is not any more.
tool-reason = Why?
tool-reason-hint = A sentence or two. Everybody reads them.
tool-review = Review by
tool-review-hint = Needed for what is approved or on trial. Three months suit a trial, a year the rest.
tool-purpose = What is it good for here?
tool-purpose-hint = Everyday tasks, such as drafts of mail and minutes, translations.
tool-classes = What may be put in?
tool-classes-hint = Tick what the contract with the supplier holds for. Passwords and keys never belong in an AI tool.
tool-around = Around the tool
tool-owner = Owner
tool-owner-email = The owner’s e-mail
tool-owner-hint = Somebody on the HR list. Everybody sees the name.
tool-support = Get help from
tool-support-hint = A function rather than a person: the service desk, a channel, an extension.
tool-link = Link to the tool
tool-region = Data is processed in
tool-region-hint = For example: EU, at the supplier.
tool-contract = Contract
tool-contract-hint = What the contract promises: data processing agreement, whether what we write trains models, how long it is kept.
tool-cost = Cost per seat and month
tool-cost-value = { $cost } per seat and month
tool-open = Open { $tool }
tool-takes = What you may put in
tool-takes-not = What you may not put in
tool-facts = About the tool
tool-decided = In force since
tool-due = The day of the review has passed. Does the decision still hold? If so, set a new day.
tool-error-empty = Write something here.
tool-error-long = Write { $most } characters at most.
tool-error-date = Give a date, such as 2026-11-23.
tool-error-person = Nobody on the HR list has that address.
tool-error-taken = The tool is on the list already. Change it instead.
tool-error-status = Choose what holds.
tool-error-review = Say when the decision is to be reviewed.
tool-error-purpose = Write what the tool is good for.
tool-error-classes = Tick at least one kind of data.
tool-error-cost = Write an amount, such as 250 or 249.50.
tool-error-link = The address has to begin with https://.
tool-error-limit = Write a number from 1 to 50.
error-tool-decided-title = There is an answer already
error-tool-decided-text = Somebody else was faster. Open the request again to read the answer.

tool-ask = Ask for a tool
tool-ask-lead = Do you miss something? Write what you want to do, and you get an answer with a reason.
tool-ask-purpose = What do you want to use it for?
tool-ask-purpose-hint = Describe a task you have today. There may already be a tool that does it.
tool-ask-classes = What would you put in?
tool-ask-classes-hint = The answer decides what has to be checked before you get a yes.
tool-ask-privacy = Only HR and the data-protection role see who asks.
tool-ask-send = Send
tool-request-is-there = You may use that tool already. It stands in the list of AI tools.
tool-requests = Requests for tools
tool-requests-none = Nobody has asked for anything yet.
tool-request-title = Request: { $tool }
tool-request-waits = HR has your request. You get the answer here and by e-mail.
tool-request-by = From
tool-request-at = Sent
tool-request-state = Answer
tool-request-see = Read what holds
tool-undecided = Waiting for an answer
tool-decision-approved = Yes
tool-decision-declined = No
tool-approve = Say yes
tool-approve-text = You write the tool into the list, filled in with what stands above. When you save, the answer goes out.
tool-approve-do = Write in the tool
tool-decline = Say no
tool-decline-reason = Why not?
tool-decline-hint = Say what can be used instead, if you can. Whoever asked reads this.
tool-decline-do = Send the no
said-tool-requested = Your request has been sent.
said-tool-declined = The answer has been sent.
tool-mail-approved-subject = Yes to { $tool }
tool-mail-approved-body =
    Hello { $name },

    You asked for { $tool }. The answer is yes.

    { $reason }

    Here is what you may put into it:
    { $link }
tool-mail-declined-subject = The answer about { $tool }
tool-mail-declined-body =
    Hello { $name },

    You asked for { $tool }. The answer is no.

    { $reason }

    Here you can read the answer again:
    { $link }

audit-tool-added = Added the tool { $name }
audit-tool-changed = Changed the tool { $name }
audit-tool-limit-changed = Changed how many tools the organisation can look after
audit-tool-requested = Asked for the tool { $name }
audit-tool-request-decided = Answered the request for { $name }
audit-field-named = name
audit-field-tool-status = what holds
audit-field-classes = data that may be put in
audit-field-review-on = review by
audit-field-tools = number

read-tool-request = Your request for a tool
purpose-tool-owner = Show who answers for a tool
purpose-tool-request = Answer somebody who asked for a tool
register-ai_tool = AI tools
register-ai_tool-owner_id = Owner
register-tool_request = Requests for tools
register-tool_request-person_id = Who asked
register-tool_request-name = Name of the tool
register-tool_request-purpose = What it is wanted for
register-tool_request-classes = Kinds of data
register-tool_request-decision = The answer
register-tool_request-reason = The reason
table-ai-tool = Tools you answer for
table-tool-request = Tools you have asked for
column-tool = Tool
column-purpose = Used for
column-classes = Kinds of data
column-asked-at = Sent
column-decision = Answer
column-reason = Reason
column-decided-at = Answered

rules-title = Data rules
rules-version = Version { $version }.
rules-version-since = Version { $version }, in force since { $date }.
rules-not-in-force = A newer version is in force.
rules-edit = Change the rules
rules-edit-lead = It becomes a new version, which everybody confirms anew. The old one can still be read.
rules-edit-hint = Write short and plain. Two ## make a heading, 1. a numbered list and **two stars** bold.
rules-edit-do = Put the new version in force
rules-confirm-text = Have you read the rules and mean to follow them? If anything is unclear, ask before you confirm.
rules-confirm = I have read the rules
rules-confirmed-on = You confirmed these rules on { $date }.
rules-versions = All versions
rules-who = How many have confirmed
rules-who-lead = { $confirmed } of { $employed } have confirmed.
rules-who-privacy = Numbers are shown only for groups of at least { $smallest }. Who has confirmed is seen by that person alone.
rules-department = Department
rules-confirmed-count = Confirmed
rules-of = { $confirmed } of { $employed }
said-rules-confirmed = Thank you, that is noted.
said-rules-changed = The new version is in force.
error-rules-changed-title = The rules have changed
error-rules-changed-text = Somebody changed them while you were reading. Go to the data rules and read the new version.
audit-rules-changed = Put version { $number } of the data rules in force
purpose-rules = Know who has read the data rules
register-rules_confirmed = Confirmed data rules
register-rules_confirmed-person_id = Person
register-rules_confirmed-version = Version
register-rules_confirmed-confirmed_at = When
table-rules-confirmed = Data rules you have confirmed
column-version = Version
column-confirmed-at = Confirmed

paste-title = May I paste this?
paste-lead = Paste a text and choose a tool, and you see what the tool may not take.
paste-privacy = The text stays in your browser. It is not sent, not kept and not logged. The page also works with the network off.
paste-tool = Which tool?
paste-tool-other = A tool that is not on the list
paste-text = Your text
paste-hint = The page reads as you write.
paste-empty = Paste a text above
paste-allowed = Fine to put into %tool%
paste-allowed-text = What was found may be put into the tool. Read it through all the same: a name or a trade secret can look like any other words.
paste-unsure = Look once more before you put this into %tool%
paste-unsure-text = Something may be of a kind the tool may not take. If it is, use the text without names and numbers below.
paste-refused = Do not put this into %tool%
paste-refused-text = It holds data the tool may not take. Use the text without them below, or do the task without AI.
paste-nothing = Nothing was found
paste-nothing-text = That does not mean that everything is allowed. Prices, drawings and plans are not recognised. If you are unsure, ask whoever owns the tool.
paste-perhaps = Perhaps: you decide.
paste-blocks = May not be put in.
paste-may = May be put in.
paste-found = This was found
paste-what = What
paste-where = In the text
paste-class = Kind of data
paste-so = The tool
paste-veiled = The text without it
paste-veiled-text = Everything found is replaced. The same name has the same number, so that the text can be followed.
paste-copy = Copy
paste-copied = Copied
paste-noscript = The check needs JavaScript
paste-noscript-text = The text must not leave your computer, so the check runs in the browser. Otherwise go through the text against the kinds below.
paste-limits = The page recognises Swedish personal and coordination numbers, organisation numbers, IBAN, card numbers, bankgiro, plusgiro, phone numbers, e-mail, addresses, names, passwords and keys, and words about health, unions, belief, origin, politics and sex life. It misses what cannot be recognised by its words. You decide.
paste-kind-personal-number = Personal identity number
paste-kind-coordination-number = Coordination number
paste-kind-organisation-number = Organisation number
paste-kind-iban = IBAN
paste-kind-card = Card number
paste-kind-bankgiro = Bankgiro
paste-kind-plusgiro = Plusgiro
paste-kind-phone = Phone number
paste-kind-email = E-mail address
paste-kind-secret = Password or key
paste-kind-health = Health
paste-kind-union = Union
paste-kind-belief = Belief
paste-kind-ethnicity = Origin
paste-kind-politics = Politics
paste-kind-sexuality = Sex life
paste-kind-name = Name
paste-kind-address = Address
paste-kind-salary = Salary
paste-kind-ip = IP address
paste-kind-registration-plate = Registration plate
tools-check = May I paste this?
