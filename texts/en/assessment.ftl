assessment-title = Assessments
assessment-breadcrumb = You are here
assessment-new = New assessment
assessment-import = Import answers
assessment-questionnaires = Questionnaires
assessment-mine = Your assessments
assessment-all = All assessments
assessment-answer = Answer
assessment-answered = You have answered
assessment-not-answered = Closed before you could answer
assessment-opens = Opens { $date }
assessment-name = Assessment
assessment-state = State
assessment-time = Period
assessment-rate = Answers
assessment-of = { $answered } of { $asked }
assessment-empty-title = Start by asking
assessment-empty-text = An assessment takes ten minutes to answer and shows which tools, tasks and skills you have.
assessment-none-title = Nothing to answer right now
assessment-none-text = When it is time you will get an e-mail, and the assessment will show up here.
assessment-none-results = Once an assessment is finished you can read its results here.

campaign-state-draft = Draft
campaign-state-planned = Waiting for its first day
campaign-state-open = Open
campaign-state-closing = Being counted
campaign-state-closed = Done
campaign-usual-title = Assessment { $date }
campaign-plan-lead = Nothing is sent yet. On the next page you see what everybody gets before anything goes out.
campaign-title = Title
campaign-questionnaire = Questionnaire
campaign-audience = Who is asked
audience-all = All employees
audience-departments = Some departments
audience-roles = Some job roles
audience-wave = One wave
audience-choose-departments = Choose departments
audience-choose-roles = Choose job roles
audience-choose-wave = Choose a wave
campaign-opens = First day
campaign-closes = Last day
campaign-reminders = Reminders
campaign-reminders-hint = Sent at eight in the morning, only to those who have not answered.
campaign-no-reminders = None
campaign-days-before = { $days ->
    [one] The day before the last day
   *[other] { $days } days before the last day
}
campaign-greeting = Greeting at the top of the e-mail ({ $language })
campaign-save-and-look = Save and review
campaign-needs-title = Enter a title, such as Assessment autumn 2026.
campaign-needs-date = Choose a date.
campaign-dates-in-order = The last day must come after the first.
campaign-closes-later = The last day has already passed. Choose a later one.
campaign-needs-questionnaire = Choose a questionnaire.
campaign-needs-departments = Choose at least one department.
campaign-needs-roles = Choose at least one job role.
campaign-needs-wave = Choose a wave.
campaign-launched-before-title = The assessment has already been sent
campaign-launched-before-text = What has been sent is not changed afterwards. Make a new assessment if something went wrong.
campaign-nobody-title = Nobody is asked
campaign-nobody-text = There are no employees in the selection. Change who is asked.
campaign-over-title = The assessment is over
campaign-over-text = Its last day has passed. Make a new assessment, or choose a later date in the draft.
campaign-bad-date-title = That date cannot be used
campaign-bad-date-text = Choose today or later, and a day after the first.
campaign-no-links-title = There are no links to print
campaign-no-links-text = Links are made when the assessment is sent and deleted when it closes.
campaign-next = Next step
campaign-launch = Send
campaign-launch-title = { $people ->
    [one] Send to one person
   *[other] Send to { $people } people
}
campaign-launch-text = Everyone gets a personal link by e-mail on the first day. Questions and privacy text are locked when you send.
campaign-launch-confirm = The e-mails cannot be recalled, and the texts are locked.
campaign-launch-text-paper = Everyone gets a personal link, which you print on paper. Questions and privacy text are locked when you send.
campaign-launch-confirm-paper = The texts are locked and cannot be changed afterwards.
campaign-no-mail-draft = E-mail is not set up here, so no invitations or reminders go out. Print the links once you have sent, or ask whoever runs the server to set up e-mail first.
campaign-no-mail = E-mail is not set up here, so no invitations or reminders go out. Print the links, or ask whoever runs the server to set up e-mail.
campaign-letter-title = What the e-mail looks like
campaign-letter-text = Everyone gets it in their own language, with their own name and their own link.
campaign-letter-name = First name
campaign-questions = See the questions
preview-title = What the questions look like
preview-lead = Try it out. What you choose here is not saved.
preview-follows = Asked about each choice; here about the first in the list.
campaign-without-mail = { $people ->
    [one] One person has no e-mail. Print the link on paper once you have sent.
   *[other] { $people } people have no e-mail. Print their links on paper once you have sent.
}
campaign-change = Change
campaign-answered-title = { $answered } of { $asked } have answered
campaign-open-text = Closes after { $date }.
campaign-open-reminders = Reminders are sent automatically.
campaign-open-silent = { $people ->
    [one] One person has no e-mail and needs the link on paper.
   *[other] { $people } people have no e-mail and need their links on paper.
}
campaign-see-rates = See answers per department
campaign-planned-title = Opens { $date }
campaign-planned-text = Invitations go out at eight that morning. You can print the slips now.
campaign-planned-paper = You can print the slips now. The links start working that day.
campaign-closing-text = No more answers are accepted. The results are being counted and will be here in a moment.
campaign-read-title = Read the results
campaign-read-text = { $answers ->
    [one] One answer has been counted. Self-assessments are now in the competence matrix.
   *[other] { $answers } answers have been counted. Self-assessments are now in the competence matrix.
}
campaign-results = Show results
campaign-matrix = To the competence matrix
campaign-sheet = Links on paper
campaign-job = Working
campaign-job-inviting = Writing invitations
campaign-job-reminding = Writing reminders
campaign-job-counting = Counting the answers
campaign-job-storing = Storing figures for groups
campaign-job-failed = The work was not finished
campaign-job-failed-text = No answers have been lost. Try again in a while, and tell whoever runs the server if that does not help.
campaign-rate-title = Answers per department
campaign-rate-reading = { $share } have answered: { $answered } of { $asked } on the HR list.
campaign-rate-withheld = too few to show
campaign-facts = About the assessment
campaign-privacy-title = What everyone is told
campaign-privacy-draft = This text is locked when you send.
campaign-privacy-frozen = This text was locked when the assessment was sent and applies to every answer in it.
campaign-remove = Remove the draft
campaign-remove-confirm = The draft will be gone. Nobody has received anything yet.
campaign-end-title = Finish
campaign-extend = Move the last day
campaign-close = Close now
campaign-close-confirm = After that nobody can answer, and the links stop working.
said-campaign-launched = Sent. The e-mails are on their way.
said-campaign-planned = Done. Invitations go out at eight on the first day.
said-campaign-launched-silent = Done. No e-mails go out, but the links are there to print.
said-campaign-closed = Closed. The results are being counted.
said-campaign-removed = The draft has been removed.

campaign-mail-subject = { $title }: { $minutes } minutes about how you work
campaign-mail-body =
    Hello { $name },

    { $organisation } would like to know how AI is used today, what takes time and where you would like help. It takes about { $minutes } minutes. You can take a break and carry on later.

    Your personal link:
    { $link }

    Please answer by { $date }.

    { $personal }
    { $group }

    The link is yours alone, so please do not pass it on.
campaign-mail-reminder-subject = Reminder: { $title }
campaign-mail-reminder-body =
    Hello { $name },

    You have not handed in your answers to { $title } yet. It takes about { $minutes } minutes, and what you have filled in so far is still there.

    Your personal link:
    { $link }

    Please answer by { $date }. It is voluntary, and every answer counts the same.

sheet-lead = One slip per person, for those without e-mail. Whoever holds a slip can answer in that person’s name, so hand it over in person. The log shows that you opened this page.
sheet-print = Print
sheet-who = Who
sheet-without-mail = Those without e-mail
sheet-everyone = Everyone
sheet-count = { $people ->
    [0] No slips
    [one] One slip
   *[other] { $people } slips
}
sheet-empty-title = Everyone has e-mail
sheet-empty-text = Choose Everyone above if you want the links on paper all the same.
sheet-slip = Type the address in the browser on your phone or computer. Capital letters make no difference.
sheet-pages = Pages

link-unknown-title = The link is not recognised
link-unknown-text = Check that you have the whole address. If it is right, ask HR for a new link.
link-foreign-title = This is somebody else’s link
link-foreign-text = You are signed in as somebody other than the person the link is for. Answer through your own link, or sign out first if this one is yours.
link-foreign-own = To my assessments
campaign-not-yet-title = The assessment has not opened yet
campaign-not-yet-text = Please come back on { $date }. The same link will work then.
campaign-closed-title = The assessment is closed
campaign-closed-text = The last day was { $date }, so answers are no longer accepted. What you filled in but did not hand in is not counted.
answer-handed-in-title = You have already handed in your answers
answer-handed-in-text = Answers cannot be changed afterwards.

answer-takes = { $minutes ->
   *[other] Takes about { $minutes } minutes
}
answer-until = Answer by { $date }
answer-privacy-title = What happens to your answers
answer-begin = Start
answer-continue = Carry on where you left off
answer-page-of = Page { $page } of { $all }
answer-minutes-left = { $minutes ->
    [one] about 1 min left
   *[other] about { $minutes } min left
}
answer-saving = Saving …
answer-saved = Saved
answer-save-failed = Not saved yet. Your answers are kept here and sent when the network is back.
answer-back = Back
answer-next = Next
answer-privacy-group = Shown only combined, for groups of at least { $people }.
answer-privacy-personal = Kept on your own row, which only you see. Others see groups of at least { $people }.
answer-privacy-both = Your self-assessment and how you like to learn are kept on your own row. Everything else is shown only for groups of at least { $people }.
answer-how-often = How often?
answer-standing = Has the company approved it?
answer-purposes = What do you use it for?
answer-minutes = How much time?
answer-automated = How is it done today?
answer-levels = { $rated } of { $all } competences rated
answer-missing = The question needs an answer.
answer-not-an-option = Choose one of the options.
answer-too-many = Choose at most { $most }.
answer-not-a-number = Use figures, for example 240.
answer-out-of-range = Enter a number from { $min } to { $max }.
answer-too-long = Write at most { $most } characters.
answer-review-title = Check your answers
answer-review-lead = You can change everything until you hand them in.
answer-review-missing = This needs an answer
answer-none = No answer
answer-change = Change
answer-submit = Hand in
answer-done-title = Thank you, your answers are in
answer-done-at = Handed in { $date }.
answer-own-row = See your own row

results-title = Results
results-lead = { $answered } of { $asked } have answered.
results-lead-anonymous = { $answered } anonymous answers.
results-lead-group = { $group }: { $people ->
    [one] one answer
   *[other] { $people } answers
}.
results-department = Department
results-role = Role
results-all = All
results-show = Show
results-clear = Clear
results-everyone = Everyone
results-known = The file has answers that were loaded before. Only what cannot be compared with the earlier figures to tell what a few answered is shown.
results-privacy = Figures are shown only for groups that are large enough, and only if no smaller group can be worked out. Options that few chose are not shown.
results-withheld-title = Nothing to show for that group
results-withheld-text = The group is empty, too small, or could be worked out from other groups. Choose a larger one.
results-later-title = The results come when the assessment is closed
results-later-text = The last day is { $date }. The figures for all groups are worked out at once, so that nobody can work out one person’s answer by comparing.
results-most = The most common is “{ $what }”: { $share } ({ $chose } of { $people }).
results-most-share = The most common is “{ $what }”: { $share }.
results-several = Several answers possible.
results-nothing-shown = No option was chosen by enough people to be shown.
results-mean = The mean is { $mean } on a scale up to { $top }.
results-mean-number = On average { $mean } { $unit }.
results-unit-minutes = minutes
results-unit-hours = hours
results-answer = Answer
results-share = Share
results-basis = { $people } of { $all } in the group answered this question.
results-frequency = How often the most used tool is used
results-standing = Has the company approved the tools?
results-standing-column = Approved? { $answer }
results-purposes = What the tools are used for
results-tool-table = Each tool on its own
results-tool = Tool
results-people-column = People
results-task = Task
results-hours = “{ $task }” takes the most time: { $hours } hours a week of { $all } for the { $people } who answered.
results-hours-a-week = Hours a week
results-automated = How the tasks are done today
results-texts = { $texts ->
    [one] One answer
   *[other] { $texts } answers in random order
}
results-texts-later = You are reading { $from }–{ $to } of { $all }. Show more
results-opportunity-title = Where there is time to gain
results-opportunity-text = This many hours a week go to tasks where AI can help. It is time affected, not time saved.
results-opportunity-chart = Time in the task against how well it suits AI
results-opportunity-size = hours touched
results-opportunity-corner = Begin here
results-opportunity-reading = The most is in “{ $task }”: { $hours } of { $all } hours a week.
results-department-chart = Hours a week that AI can affect, by department
results-department-tasks = The largest task in each department
results-department-task = Largest task
results-department-reading = The most is in { $department }: { $hours } hours a week, mainly “{ $task }”.
results-department-most = Shown are the { $shown } of { $all } departments with the most time. Choose a department to see those below it.
results-formula-title = How it is worked out
results-formula = Minutes a week × how well the task suits AI (0–100%) × (1 − obstacles ÷ 2).
results-formula-why = How well a task suits AI is a judgement, not a measurement. Obstacles are how many of the obstacles shown each person named on average, where four count as a full obstacle. Obstacles halve the figure at most, because they can be removed. The figure is for putting the list in order, not for promising savings.
results-formula-obstacles = Obstacles in this group are { $share } of a full obstacle.
results-suitability = Suits AI
results-touched = Hours affected

purpose-assessment = Take answers in an assessment, remind those who have not answered, and show people their own answers
audit-campaign-launched = Sent { $title ->
    [none] an assessment
   *[other] the assessment “{ $title }”
} to { $people ->
    [one] 1 person
   *[other] { $people } people
}
audit-campaign-closed = Closed { $title ->
    [none] an assessment
   *[other] the assessment “{ $title }”
}
audit-campaign-moved = Moved the last day of { $title ->
    [none] an assessment
   *[other] the assessment “{ $title }”
} from { $from } to { $to }
audit-campaign-sheet = Opened answer links on paper for { $title ->
    [none] an assessment
   *[other] the assessment “{ $title }”
}
audit-campaign-sheet-slips =
    { $count ->
        [one] 1 slip
       *[other] { $count } slips
    }
audit-campaign-imported = Imported answers to { $title ->
    [none] an assessment
   *[other] the assessment “{ $title }”
}
audit-campaign-imported-answers =
    { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }

survey-lead = Have you already collected answers in another tool? Upload the export from Microsoft Forms, Google Forms, LimeSurvey or Formbricks, or any table at all.
survey-file = The file with answers
survey-file-hint = CSV or Excel. Columns are recognised by the wording of the questions, in Swedish and English.
survey-with-mapping = I have a mapping file
survey-mapping-file = Mapping file (TOML)
survey-mapping-hint = Says what each column and each answer means. Needed only when the wording differs a lot from the questionnaire.
survey-look = Review the file
survey-privacy = Nothing is kept as an answer until you have reviewed it. The file is removed once it has been imported, otherwise after a day.
survey-file-empty = The file is empty. Choose one with headings and at least one row.
survey-file-too-large = The file is too large. Split it or remove columns that are not needed.
survey-file-locked = The file is password-protected. Save a copy without a password and choose that instead.
survey-file-unreadable = The file cannot be read as a table. Save it as CSV or XLSX and try again.
survey-mapping-wrong = The mapping file cannot be read. This is what is wrong:
survey-no-questionnaire-title = There is no such questionnaire
survey-no-questionnaire-text = The mapping names a questionnaire that does not exist. Choose another.
survey-mapping-title = Review before anything is imported
survey-rows = { $name }: { $rows ->
    [one] one row.
   *[other] { $rows } rows.
}
survey-from = Looks as if it comes from { $tool }.
survey-from-microsoft-forms = Microsoft Forms
survey-from-google-forms = Google Forms
survey-from-limesurvey = LimeSurvey
survey-from-formbricks = Formbricks
survey-loaded-before = This very file has already been imported. It is not imported twice.
survey-problems = { $problems ->
    [one] One thing in the file cannot be used
   *[other] { $problems } things in the file cannot be used
}
survey-row = Row { $row }
survey-problem-no-column = There is no column { $column } in the file.
survey-problem-no-question = { $column } should answer the question { $value }, which does not exist.
survey-problem-no-person-column = No column says who answered. Choose the one with e-mail or employee number, or import the answers anonymously.
survey-problem-person-unknown = { $value } is not on the HR list ({ $column }).
survey-problem-person-twice = The same person again. The later answer counts.
survey-problem-not-an-option = { $value } is not one of the options of { $column }.
survey-problem-not-an-answer = { $value } cannot be used as an answer to { $column }.
survey-problem-no-item = { $column } needs to know which competence it is about.
survey-what = What will happen
survey-answers = answers
survey-empty-rows = rows without answers
survey-unmatched = not on the HR list
survey-per-question = Answers per question
survey-question = Question
survey-own-options = { $options ->
    [one] One option that only the file has
   *[other] { $options } options that only the file has
}
survey-without-unknown = { $people ->
    [one] Import all the same, without the row that is not on the HR list
   *[other] Import all the same, without the { $people } rows that are not on the HR list
}
survey-load = { $answers ->
    [one] Import one answer
   *[other] Import { $answers } answers
}
survey-columns = What the columns mean
survey-who = Whose answers are they?
survey-people = People on the HR list
survey-people-hint = Recognised by e-mail or employee number. Self-assessments go to the person’s own row.
survey-anonymous = Anonymous answers
survey-anonymous-hint = Only role and department are included, as they stand in the file.
survey-column = Column
survey-example = Example
survey-means = Means
survey-not-used = Not used
survey-column-email = E-mail
survey-column-number = Employee number
survey-column-role = Role
survey-column-department = Department
survey-look-again = Review again
survey-usual-title = Imported answers { $date }
said-answers-loaded = The answers have been imported. The results are being counted.

questionnaires-lead = The ready-made questionnaire can be used as it is. Copy it if you want to change questions or wording.
questionnaires-ready = Ready-made
questionnaires-own = Your own
questionnaires-none = You have none of your own yet.
questionnaire-size = { $questions } questions, about { $minutes } minutes.
questionnaire-version = Version { $version }.
questionnaire-copy = Copy and change
questionnaire-change = Change the questionnaire
questionnaire-copy-of = { $title } (copy)
questionnaire-used = An assessment has used this version. The next change begins a new one, so what has been answered stays as it was.
questionnaire-free = Changes take effect at once, until an assessment uses the questionnaire.
questionnaire-up = Up
questionnaire-down = Down
questionnaire-remove = Remove
questionnaire-add = Add a question
questionnaire-question = Question
questionnaire-hint = Help text
questionnaire-kind = Type of answer
questionnaire-section = Section
questionnaire-new-section = A new section
questionnaire-texts = Texts around the questions
questionnaire-intro = Introduction
questionnaire-privacy-personal = What is kept on the person’s own row
questionnaire-privacy-group = What is only shown for groups
questionnaire-privacy-readers = Who can read
questionnaire-closing = Thanks after the last question
questionnaire-minutes = Minutes it takes
questionnaire-unit = What is counted
questionnaire-most = How many may be chosen
questionnaire-options = Options
questionnaire-options-hint = Empty a row to remove it. Fill in the empty rows at the end to add.
questionnaire-alone = Excludes the others
questionnaire-alone-hint = Cannot be chosen together with others
questionnaire-option = Option { $number }
questionnaire-privacy = Who sees the answer?
questionnaire-is-group = Shown only combined, for groups
questionnaire-is-personal = Kept on the person’s own row
questionnaire-required = Must be answered
questionnaire-kind-single = One option
questionnaire-kind-several = Several options
questionnaire-kind-scale = Scale
questionnaire-kind-number = Number
questionnaire-kind-short-text = A few words
questionnaire-kind-long-text = Longer text
questionnaire-kind-tools = Tools
questionnaire-kind-tasks = Tasks
questionnaire-kind-competences = Self-assessment
questionnaire-needs-text-title = The question has no text
questionnaire-needs-text-text = Write the question, go back and try again.
questionnaire-needs-question-title = One question must remain
questionnaire-needs-question-text = A questionnaire needs at least one question. Add another first.
read-survey-link = Your link to the assessment, for printing
answer-clear = Clear answer
campaign-questionnaire-not-whole-title = A question is not finished
campaign-questionnaire-not-whole-text = One of the questions lacks something, such as options to choose from. Finish it first. It is marked in the questionnaire.
questionnaire-not-whole = Not finished
questionnaire-heading = Heading
questionnaire-section-words = Change the heading and text of this section
questionnaire-section-text = Text under the heading
questionnaire-needs-heading-title = The section has no heading
questionnaire-needs-heading-text = Write a heading in at least one language, go back and try again.
questionnaire-needs-words = Write the question in at least one language.
questionnaire-needs-options = Add something to choose from. A question with one answer needs at least two options.
questionnaire-needs-steps = A scale needs at least two steps.
questionnaire-needs-range = The highest number must be greater than the lowest.
questionnaire-needs-number = Write a number, 0 or more.
questionnaire-min = Lowest number
questionnaire-max = Highest number
questionnaire-from = The scale starts at
questionnaire-tools = Tools to choose from
questionnaire-purposes = What they are used for
questionnaire-tasks = Tasks to choose from
questionnaire-steps = The steps of the scale, lowest first
questionnaire-suitability = Suits AI (%)
questionnaire-suitability-hint = How well a task suits today’s AI tools is a judgement. The opportunity map uses it.
questionnaire-competences-text = This asks about every competence in your model, as it stands on the day the assessment is sent.
questionnaire-competences-link = See and change the competence model
results-most-steps = Most chose steps { $from }–{ $to }: { $share }.
results-most-step = Most chose step { $step }: { $share }.
