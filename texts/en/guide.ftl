today-title = Today
today-hello = Hello { $name }
today-week = week { $week }
today-next = Next step
today-more = More to do
today-minutes = { $minutes } min
today-private = Only you see your own data. Others see only figures for groups of at least { $smallest }.

today-load-people = Import the HR list
today-load-people-why = Everything else builds on who you are. One file from payroll is enough, and you see what changes before anything is saved.
today-load-people-do = Choose a file
today-answer = Answer “{ $title }”
today-answer-why = Your answers decide what you train first. You can pause and carry on, until { $date }.
today-answer-do = Start answering
today-check-roles = { $count ->
    [one] Look through one role profile
   *[other] Look through { $count } role profiles
}
today-check-roles-why = The proposals follow the names of the roles. The matrix is right only once somebody has seen what each role needs.
today-check-roles-do = See the roles
today-choose-pilot = Choose the pilot group
today-choose-pilot-why = A few volunteers from several departments go first. Then you know what works before everybody joins.
today-choose-pilot-do = Choose people
today-send-assessment = Send the assessment
today-send-assessment-why = The answers show where you stand. You see what everyone gets before anything is sent.
today-send-assessment-do = Prepare it
today-send-draft = Send the assessment you prepared
today-send-draft-why = The draft is ready. Read it through once and send it.
today-send-draft-do = Check and send
today-follow-answers = Follow the answers: { $answered } of { $asked } so far
today-follow-answers-why = The assessment closes on { $date }. See which departments need a nudge from their manager.
today-follow-answers-do = See the response rate
today-read-matrix = Read the competence matrix
today-read-matrix-why = Choose three gaps to start with, preferably with the managers. Then tick it off in the programme, in the step Competence matrix.
today-read-matrix-do = Open the matrix
today-start-programme = Start the programme
today-start-programme-why = Choose the first day, and everybody sees which weeks the steps fall in.
today-start-programme-do = Choose a first day
today-go-on = { $next }
today-go-on-why = That comes next in the step { $step }.
today-go-on-do = Open the step
today-group-answers = { $answered } of { $asked } in your department have answered
today-group-answers-why = Remind everybody at once and give them time for it. Nobody sees who has answered.
today-group-answers-do = See the assessment
today-group-matrix = See what your group needs
today-group-matrix-why = The matrix shows the group, never one person. Choose one gap to talk about at the next meeting.
today-group-matrix-do = Open the matrix
today-own-row = See your own row
today-own-row-why = Where you stand in each competence, what that is based on and how sure it is.
today-own-row-do = Open my row
today-leadership-matrix = See where the company stands
today-leadership-matrix-why = The matrix shows what each role needs, where it stands and what to train first.
today-leadership-matrix-do = Open the matrix
today-read-log = Look through the log
today-read-log-why = See who has changed what since last time.
today-read-log-do = Open the log
today-read-register = Check the personal data
today-read-register-why = Every field that is stored, what it is used for, how long it is kept and who reads it.
today-read-register-do = See what we store and why
today-see-programme = See how the programme is going
today-see-programme-why = Right now: { $step }. It also says what has not gone as planned.
today-see-programme-do = Open the programme
today-see-plan = See what is coming
today-see-plan-why = The programme has five steps. There you see when they begin and what happens in them.
today-see-plan-do = Open the programme

walk-title = The way to your first matrix
walk-state-done = Done
walk-state-now = Now, { $minutes } min
walk-state-waiting = In progress
walk-state-later = Then, { $minutes } min
walk-people = Import the HR list
walk-people-done = { $people } people in { $departments ->
    [one] one department.
   *[other] { $departments } departments.
}
walk-people-now = One file from payroll or Excel.
walk-roles = Look through the role profiles
walk-roles-done = { $roles ->
    [one] One role, looked through.
   *[other] { $roles } roles, all looked through.
}
walk-roles-now = { $unchecked } of { $roles } roles have only a proposal.
walk-roles-later = What each role needs to be good at. Proposals are there.
walk-pilot = Choose the pilot group
walk-pilot-done = { $people ->
    [one] One person is chosen.
   *[other] { $people } people are chosen.
}
walk-pilot-now = Volunteers, preferably from several departments.
walk-pilot-later = Volunteers, preferably from several departments.
walk-assessment = Send the assessment
walk-assessment-done = The answers are in.
walk-assessment-now = You see what everyone gets before anything is sent.
walk-assessment-waiting = { $asked ->
    [0] Sent. Answers come once it opens.
   *[other] { $answered } of { $asked } have answered.
}
walk-assessment-later = You see what everyone gets before anything is sent.
walk-matrix = Read the matrix
walk-matrix-now = Choose three gaps to start with.
walk-matrix-later = Opens once the assessment is closed and enough people have answered.
today-answer-requests = { $count ->
    [one] Answer a request about personal data
   *[other] Answer { $count } requests about personal data
}
today-answer-requests-why = The oldest came on { $date }. Whoever asks about their own data should not have to wait.
today-answer-requests-do = See what is waiting
today-confirm-rules = Read and confirm the data rules
today-confirm-rules-why = They say what you may put into an AI tool. It takes five minutes and comes before practice.
today-confirm-rules-do = Read the rules
today-volunteer = Would you like to be in the pilot?
today-volunteer-why = You already use AI at work. The first get to try before others, with time and help. It is voluntary, and nobody else sees why you are asked.
today-volunteer-do = See what it means
today-learn-unit = Unit: { $title }
today-learn-unit-why = It is the next part of your plan. You read, practise on a task of your own and answer five questions.
today-learn-unit-do = Open the unit
today-learn = { $count ->
    [one] One thing left in your plan this week
   *[other] { $count } things left in your plan up to this week
}
today-learn-why = Most of it is work that has to be done anyway.
today-learn-do = Open the plan
today-recall = { $count ->
    [one] One question about what you have learned
   *[other] { $count } questions about what you have learned
}
today-recall-why = A minute now and then keeps it.
today-recall-do = Answer
today-make-plan = Make your own plan
today-make-plan-why = Ten weeks of tasks that suit your role and what you want to get better at. You can swap anything in it.
today-make-plan-do = Make the plan
