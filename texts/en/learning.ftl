nav-learning = Learning
learning-title = Learning
learning-here = You are here
learning-minutes = { $minutes } min
fact-seen = Read
fact-practised = Practised
fact-passed = Passed
fact-used = Used at work
fact-not-yet = not yet

units-title = All units
units-lead = { $count ->
    [one] One unit of a quarter of an hour: read, practise on a task of your own, answer five questions and use it the same week.
   *[other] { $count } units of a quarter of an hour. In each you read a short text, practise on a task of your own, answer five questions and use it the same week.
}
units-privacy = Only you see which units you have taken. Others see groups.

unit-before = Good to have read first:
unit-steps = The four parts of the unit
unit-step-reading = Read
unit-step-exercise = Practise on a task of your own
unit-step-quiz = Five questions
unit-step-use = Use it this week
unit-privacy = Only you see what you write and answer here. Others see how many have come how far, and only in groups.
unit-sources = Sources
unit-seen-do = I have read it, on to the exercise
unit-take-back = Undo
unit-rules-first = First the rules, then the tool
unit-rules-first-text = Before you practise with an AI tool, read what may be put into it. It takes five minutes.
unit-rules-first-do = Read and confirm the data rules
unit-task = Your task
unit-task-other = Some other task
unit-task-hint = What you have said takes most of your time is at the top. Choose something you have to do today anyway.
unit-task-minutes = { $minutes } min a week
unit-note = Your notes
unit-note-hint = Write down the prompt, the answer and what you changed. It is saved as you write, and only you see it.
unit-note-save = Save
unit-practised-do = I have practised, on to the questions
unit-used-do = I have used it at work
unit-print = Print
unit-all = All units

quiz-lead = Four right are enough. You can take the questions again as often as you like, and nobody else sees what you answer.
quiz-do = See how it went
quiz-error-open = Choose an answer. Guess if you are unsure, the explanation comes right after.
quiz-result = { $right } of { $all } right
quiz-result-passed = You have passed. Some of the questions will come back in a while, so that it stays with you.
quiz-result-not-yet = Read the explanations below and try again whenever you like. The answers will be in another order.
quiz-your-right = Your answer, and it is right
quiz-your-wrong = Your answer
quiz-right = Right answer
quiz-again-do = Take the questions again

said-unit-seen = Noted. Now the exercise.
said-unit-practised = Saved. Now the questions.
said-unit-used = Good. Do tell a colleague how it went.
said-unit-taken-back = The note has been removed.
said-quiz-passed = You passed.
said-quiz-not-yet = Not quite yet. Read the explanations and try again.
said-quiz-again = A new try, the same questions in another order.
error-rules-first-title = First the rules, then the tool
error-rules-first-text = Read and confirm the data rules before you practise with a tool. You find them under Tools.

purpose-learning = To show you how far you have come in the units, and to count how many have come there, in groups.
purpose-own-notes = Your own notes while you practise.
purpose-quiz = To show you your answers with the explanations, and to choose which questions come back.
table-unit-fact = Units you have taken
table-unit-work = Your notes in the units
table-quiz-answer = Questions you have answered
column-unit = Unit
column-fact = How far
column-at = When
column-note = Note
column-question = Question
column-chosen = Answer
column-round = Round
register-unit_fact = Units
register-unit_fact-person_id = Who learns
register-unit_fact-unit = The unit
register-unit_fact-fact = How far: read, practised, passed, used
register-unit_fact-at = When
register-unit_work = Notes in units
register-unit_work-person_id = Who learns
register-unit_work-unit = The unit
register-unit_work-task = The task practised on
register-unit_work-note = The note
register-unit_work-changed_at = When it was last changed
register-quiz_answer = Answers to the questions of units
register-quiz_answer-person_id = Who learns
register-quiz_answer-unit = The unit
register-quiz_answer-question = The question
register-quiz_answer-chosen = The answer
register-quiz_answer-round = Which time it was answered
register-quiz_answer-at = When

plan-title = My plan
plan-lead-none = A plan made for you: what you can do week by week, most of it in work you do anyway.
plan-lead-week = Week { $week } of { $weeks }.
plan-lead-minutes = { $done } of this week's { $minutes } minutes are done.
plan-lead-over = The ten weeks are over. Well done with what you got done.
plan-privacy = Only you see the plan. Others see how far groups of at least { $smallest } have come.
plan-nobody = Plans are made for those on the HR list.
plan-make-title = Make my plan
plan-make-text = The plan builds on what you have answered and on what your role needs. 70 per cent are tasks at work, 20 per cent you do with colleagues and 10 per cent is short theory. You can swap, move and add.
plan-weekly = Minutes a week
plan-weekly-hint = 45 minutes suit most people. Most of it is work that has to be done anyway.
plan-weekly-again = What you have done and moved stays. The rest is planned anew.
plan-weekly-do = Plan anew
plan-make-do = Make the plan
plan-error-minutes = Write a number between { $least } and { $most }.
plan-next-title = Another ten weeks?
plan-next-text = The next plan starts from where you stand now. What you have done does not come again.
plan-next-do = Make a new plan
plan-this-week = This week
plan-this-week-empty = Nothing planned. Take something from a later week, or something of your own.
plan-left = Left from before
plan-left-text = Do it now, move it or swap it for something else.
plan-later = The weeks to come
plan-earlier = What you have done
plan-week = Week { $week }
plan-week-from = Week { $week }, from { $date }
plan-week-done = { $minutes } min done
plan-share-work = At work
plan-share-exchange = With colleagues
plan-share-theory = Short theory
plan-mix = How the plan is mixed
plan-mix-text = We learn most by doing. 70-20-10 is a rule of thumb, not a measured truth, and serves here as a budget in minutes.
plan-mix-way = Way of learning
plan-mix-aim = Share
plan-mix-planned = Planned
plan-mix-done = Done
plan-drawn = The plan was last made on { $date }. It is made anew when your row in the competence matrix changes.
plan-why-rules = Everything begins with what may be put in.
plan-why-gap = { $competence }: the role needs { $needed }, you are at about { $level }.
plan-why-unknown = { $competence }: the role needs { $needed }, and we do not know where you stand.
plan-why-reached = { $competence }: you reach what the role needs. This keeps it alive.
plan-why-own = Your own idea.
plan-why-task = Part of your task { $task }.
plan-is-done = Done
plan-done-do = Done
plan-unit-do = Open the unit
plan-change = Change
plan-move = Move to week
plan-move-do = Move
plan-swap-do = Swap for something else
plan-own = Add something of your own
plan-own-text = Something you would rather try, or a meeting you have already booked.
plan-own-what = What?
plan-own-minutes = Minutes
plan-own-share = Way of learning
plan-own-week = Week
plan-own-do = Add
plan-own-remove = Remove
plan-error-empty = Write what you want to do.
plan-error-long = At most { $most } characters.
plan-error-own-minutes = Write a number between 5 and 480.
plan-mark-done = Done
plan-mark-moved = Moved
plan-mark-not = Swapped for something else
plan-mark-own = Own idea
said-plan-drawn = The plan is made.
said-plan-done = Good. That is noted.
said-plan-open = The note has been removed.
said-plan-moved = Moved.
said-plan-swapped = Swapped. Something else has taken its place if anything suited.
said-plan-added = Added.

purpose-plan = To give you a plan of your own, and to count how much is planned and done, in groups.
table-learning-plan = Your plan
table-plan-mark = What you have done and changed in the plan
column-weekly-minutes = Minutes a week
column-made-at = Made
column-items = Contents
column-item = What
column-mark = What happened
column-detail = Details
register-learning_plan = Plans
register-learning_plan-person_id = Whom the plan is for
register-learning_plan-starts_on = The first day of the plan
register-learning_plan-weekly_minutes = Minutes a week
register-learning_plan-made_at = When it was made
register-learning_plan-items = What it holds, week by week, with reasons
register-plan_mark = Changes in plans
register-plan_mark-person_id = Whom the plan is for
register-plan_mark-item = What it is about
register-plan_mark-mark = Done, moved, swapped or added
register-plan_mark-starts_on = Which plan
register-plan_mark-detail = Minutes, week and own words
register-plan_mark-at = When

recall-title = Two questions
recall-lead = Something you have learned before. A minute now and then is enough to keep it.
recall-do = Answer
recall-then = { $count ->
    [one] One more after this
   *[other] { $count } more after this
}
recall-right = Right
recall-wrong = Not quite
recall-chosen = You chose: { $answer }
recall-again = The question comes back on { $date }.
recall-unit = Read the unit { $unit } again
recall-privacy = Only you see what you answer. It is used only to choose when the question comes back.
recall-none-title = No questions yet
recall-none-text = Once you have passed the questions of a unit, some of them come back here, two a week.
recall-done-title = Done for this week
recall-next = The next question comes on { $date }.
recall-more-text = You have answered this week's two. There are more if you like.
recall-more-do = Take two more
recall-mail-subject = Two questions, one minute
recall-mail-body = Hello { $name },

    Two questions about what you have learned are waiting. It takes a minute:
    { $link }

    Only you see what you answer.

    You do not want this mail? Switch it off here:
    { $stop }

    { $organisation }
purpose-recall = To choose which questions come back to you and when.
table-recall-card = Questions that come back to you
table-recall-letter = Mail about the questions of the week
column-due-on = Comes back
column-stability = How long it stays, in days
column-difficulty = How hard it is for you
column-last-asked-at = Last asked
column-interval-days = Days between
column-times = Times
column-forgotten = Times you did not remember
column-sent-at = Sent
register-recall_card = Questions that come back
register-recall_card-person_id = Who answers
register-recall_card-question = The question
register-recall_card-due_on = When it comes back
register-recall_card-stability = How long it stays
register-recall_card-difficulty = How hard it is
register-recall_card-last_asked_at = When it was last asked
register-recall_card-interval_days = Days between the times
register-recall_card-times = How many times
register-recall_card-forgotten = How many times the answer was wrong
register-recall_letter = Mail about the questions of the week
register-recall_letter-person_id = Who got it
register-recall_letter-sent_at = When
