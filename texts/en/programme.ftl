programme-title = The programme
programme-here = You are here
programme-not-started = The programme has not started yet. This is how the weeks would fall if it began on Monday.
programme-starts-on = The programme begins on { $date }.
programme-is-in = Now: { $step }, week { $week } of the programme.
programme-is-between = Week { $week } of the programme. No step is going on right now.
programme-start = Start the programme
programme-start-lead = Choose the first day. The steps are laid out over the weeks after it, and you can move them whenever you like.
programme-start-do = Start the programme
programme-move = Move the programme
programme-move-lead = Every step moves by the same number of days. What is already met stays as it is.
programme-move-do = Move
programme-first-day = First day
programme-first-day-hint = Preferably a Monday. Avoid holidays, year-end closing and the busy season.
programme-weeks-now = The weeks now
programme-weeks-proposed = If it begins on Monday
programme-week = Week { $week }
programme-weeks = Weeks { $from }–{ $to }
programme-weeks-on = From week { $from }
programme-today = The vertical line is today, { $date }.
programme-mine = You are in { $wave }.
programme-mine-from = It starts on { $date }.
programme-mine-since = It started on { $date }.
programme-about = The idea of the programme
programme-change = Change
programme-remove = Remove
said-programme-started = The programme has started.
said-programme-moved = The programme has moved.
said-programme-removed = Removed.

programme-step-done = Done
programme-step-now = In progress
programme-step-late = Taking longer
programme-step-later = Later
programme-step-number = Step { $number }
programme-step-edit = Change dates and owner
programme-step-next = What to do next
programme-step-from = First day
programme-step-to = Last day
programme-step-to-hint = Leave empty if the step has no end.
programme-step-on = Until further notice
programme-step-owner = Owner
programme-step-nobody = Nobody yet
programme-later-too = Move the steps after it by as much
programme-owner-email = The owner’s e-mail
programme-owner-hint = Somebody on the HR list. Everybody sees the name on the page.
programme-entry = Before the step begins
programme-exit = For the step to be done
programme-met = Done { $date }
programme-criteria-save = Save what is done

programme-problems = What has not gone as planned
programme-problems-none = Nothing noted yet. When something goes wrong it is noted here, with what we are doing about it.
programme-problems-solved = { $count ->
    [one] One solved problem
   *[other] { $count } solved problems
}
programme-problem-new = Note something that went wrong
programme-problem-noted = Noted { $date }.
programme-problem-solved = Solved { $date }.
programme-problem-title = Something has not gone as planned
programme-problem-lead = Every employee reads this. Say how it is, and what you are doing about it.
programme-problem-step = Which step is it about?
programme-problem-happened = What happened?
programme-problem-hint = Short and plain. No names.
programme-problem-action = What are we doing about it?
programme-problem-is-solved = It is solved
programme-problem-remove-title = Remove the note?
programme-problem-remove-text = It disappears for everybody. If the problem is solved you can mark it as solved instead.

programme-milestones = Milestones
programme-milestones-none = No dates set yet.
programme-milestone-new = New milestone
programme-milestone-edit = Change milestone
programme-milestone-name = What
programme-milestone-date = Date
programme-milestone-state = State
programme-milestone-reached = Reached
programme-milestone-late = Late
programme-milestone-ahead = Coming up
programme-milestone-remove-title = Remove the milestone?
programme-milestone-remove-text = It disappears from everybody’s plan.
programme-wave-starts = { $wave } starts

programme-error-date = Enter a date, for example 2026-11-23.
programme-error-order = The last day is before the first.
programme-error-empty = Write something here.
programme-error-long = At most { $most } characters.
programme-error-owner = Nobody on the HR list has that address.
programme-error-step = Choose a step.
error-programme-started-title = The programme has already started
error-programme-started-text = Go to the programme and move it if the dates should change.
error-programme-dates-title = The last day is before the first
error-programme-dates-text = Go back and change the dates.

programme-waves = Waves
waves-lead = Begin with volunteers in a pilot. The others follow in waves, so that those who wait make a fair comparison.
waves-empty-title = Who wants to go first?
waves-empty-text = Ask for volunteers, preferably from several departments. Five to twenty people go a long way.
wave = Wave
wave-people = People
wave-start = First day
wave-state = State
wave-started = Started
wave-planned = Planned
wave-no-date = No date
wave-new = New wave
wave-new-pilot = Choose the pilot group
wave-name-pilot = The pilot
wave-name = Wave { $number }
wave-lead = { $count ->
    [0] Nobody is chosen yet.
    [one] One person is chosen.
   *[other] { $count } people are chosen, from { $covered } of { $departments } departments.
}
wave-is-frozen = The wave has started, and its members stay as they are so that the same people can be compared afterwards.
wave-choose = Add people
wave-when = Name and start
wave-name-label = Name
wave-start-hint = On that day the group is locked: who takes part, and their department and role.
wave-spread = Spread over departments
wave-spread-text = With people from several departments you see what works where.
wave-share = { $chosen } of { $employed }
wave-without = { $count ->
    [one] One department has nobody in it.
   *[other] { $count } departments have nobody in it.
}
wave-members = Members
wave-nobody = Nobody is in it yet.
wave-person = Name
wave-department = Department
wave-role = Role
wave-take-out = Remove
wave-pages = More
wave-next = Show more
wave-begin = Start or remove
wave-begin-title = Start the wave now?
wave-begin-text = Once the wave starts its members stay as they are. Nobody can be added or removed after that.
wave-begin-do = Start now
wave-remove = Remove the wave
wave-remove-title = Remove the wave?
wave-remove-text = The choice of members is lost. The people themselves are not affected.
said-wave-added = The wave has been added. Choose who takes part.
said-wave-members = The members have been changed.
said-wave-started = The wave has started.
error-wave-frozen-title = The wave has already started
error-wave-frozen-text = Its members and first day stay as they are, so that the same people can be compared before and after. Add a new wave for more people.
error-wave-empty-title = The wave has no members
error-wave-empty-text = Add at least one person before the wave starts.
error-wave-name-title = The wave needs a name
error-wave-name-text = Enter a name of at most 80 characters.

wave-name-managers = Managers
wave-drawn = Drawn by lot
wave-drawn-text = Who is in it was decided by lot. Do not change anybody by hand: those who wait would no longer be a fair comparison.
said-waves-drawn = The lots are drawn and the waves made.
error-draw-few-title = Too few for so many waves
error-draw-few-text = Each wave needs at least five people. Take fewer waves.

draw-title = Draw waves by lot
draw-lead = Everyone on the HR list who is in no wave is dealt out by lot, department by department. Then chance alone decides who waits, and you can see what is really due to the training.
draw-no-pilot = Choose the pilot group first. Volunteers should not be drawn.
draw-waves = Number of waves
draw-weeks = Weeks between their starts
draw-weeks-hint = At least four, so that something has time to show.
draw-first-day = The first wave starts
draw-first-day-hint = Leave empty if the day is not decided.
draw-managers = Managers go first, in a wave of their own
draw-managers-hint = They start a week earlier, so that they can answer questions when their group begins.
draw-outlook-title = What it comes to
draw-outlook = { $people } people are drawn into { $waves } waves of { $size } each.
draw-outlook-managers = { $managers ->
    [one] One manager goes first.
   *[other] { $managers } managers go first.
}
draw-few = Each wave needs at least { $fewest } people, or no figure may be shown about it.
draw-seen = If something is measured every week from { $weeks } weeks before the first start, a difference of about { $effect } standard deviations is seen four times out of five. Smaller ones may be missed.
draw-assumed = Assumed: everybody answers, and half of a good or a bad week carries over into the next.
draw-how = How the effect is calculated
draw-do = Draw the lots
draw-again = Calculate again
draw-once = Draw once. Drawing again until the outcome suits is no longer drawing by lot, and every draw stands in the log of changes.
draw-error-waves = Choose two to six waves.
draw-error-weeks = Enter a number of weeks from 1 to 26.
drawn-title = The draw
drawn-lead = { $people } people from { $departments ->
    [one] one department
   *[other] { $departments } departments
} were drawn into { $waves } waves on { $date }.
drawn-lots = Drawn
drawn-removed = Wave taken away
drawn-balance = How alike the waves came out
drawn-balance-text = The difference is the largest between one wave and the others, in standard deviations. By chance about one in twenty is larger than { $difference }; nothing is wrong with the draw.
drawn-share-of = Share of
drawn-managers = Managers
drawn-difference = Difference
drawn-notable = larger than expected
drawn-check = Check the draw
drawn-check-text = The number { $seed } decided everything. With it and the list below, which tells department and wave but not who, anybody can draw again and get the same outcome:
drawn-file = Get the list

choose-title = Who is in { $wave }?
choose-lead = { $count ->
    [0] Nobody is chosen yet.
    [one] One person is chosen.
   *[other] { $count } people are chosen.
}
choose-done = Show the group
choose-search = Name or e-mail
choose-all-departments = All departments
choose-show = Show
choose-none = Nobody on the HR list matches that. Try a shorter name or another department.
choose-legend = Tick those who want to take part
choose-add = Add those ticked
choose-add-all = Add everybody in { $department }

audit-programme-started = Started the programme with its first day on { $starts_on }
audit-programme-moved = Moved the first day of the programme from { $from } to { $to }
audit-programme-step-changed = Set the step “{ $step }” from { $starts_on }{ $ends_on ->
    [none] { "" } onwards
   *[other] { "" } to { $ends_on }
}
audit-programme-step-changed-owner-changed = new owner
audit-programme-step-changed-later-moved-by-days = the steps after it moved by { NUMBER($count) } days
audit-programme-criteria-changed = Changed what is done in the step “{ $step }”
audit-programme-criteria-changed-met =
    { $count ->
        [one] 1 point done
       *[other] { $count } points done
    }
audit-milestone-added = Added the milestone “{ $name }” on { $due_on }
audit-milestone-changed = Changed the milestone “{ $name }” on { $due_on }
audit-milestone-changed-reached = reached
audit-milestone-removed = Removed the milestone “{ $name }”
audit-problem-noted = Noted something that went wrong{ $step ->
    [none] { "" }
   *[other] { "" } in the step “{ $step }”
}
audit-problem-changed = Changed a note about something that went wrong{ $step ->
    [none] { "" }
   *[other] { "" } in the step “{ $step }”
}
audit-problem-changed-solved = solved
audit-problem-removed = Removed a note about something that went wrong{ $step ->
    [none] { "" }
   *[other] { "" } in the step “{ $step }”
}
audit-waves-drawn = Drew { $waves } waves by lot for { $people } people, number { $seed }
audit-wave-added = Created the { $kind ->
    [pilot] pilot
   *[other] wave
} “{ $name }”
audit-wave-renamed = Renamed the wave “{ $from }” to “{ $to }”
audit-wave-start-set =
    { $to ->
        [none] Took away the start day of the wave “{ $name }”
       *[other] Set the start day of the wave “{ $name }” to { $to }
    }
audit-wave-removed = Removed the wave “{ $name }”
audit-wave-members-changed = Changed who takes part in the wave “{ $name }”
audit-wave-members-changed-added =
    { $count } more
audit-wave-members-changed-removed =
    { $count } fewer
audit-wave-members-changed-members =
    { $count ->
        [one] now 1 person
       *[other] now { $count } people
    }
audit-wave-started = Started the wave “{ $name }” on { $starts_on } with { $members ->
    [one] 1 person
   *[other] { $members } people
}

goals-title = Goals
goals-lead = What the programme is to give, and where we stood before. Without a baseline nobody can say afterwards what it gave.
goals-none = No goals are set yet.
goals-count = { $count ->
    [one] The programme has one goal.
   *[other] The programme has { $count } goals.
}
goals-read = Read the goals
goals-set = Set goals
goals-set-lead = One or two go a long way. Each needs an owner, a date, and a baseline that is known before anybody is trained.
goals-missing = No goals are set. No wave can start until there is at least one, with a baseline and an owner.
goals-not-ready = A goal lacks a baseline or an owner. No wave can start until that is in place.
goals-begun = Training has begun. Baselines that are set stand, or nothing could be compared.
goals-baseline-later = You do not know the baseline yet? Save anyway and fill it in once it is measured. The waves wait until then.
goal-target = Target
goal-baseline = Baseline
goal-baseline-none = Not measured yet
goal-baseline-on = Measured on
goal-due = By
goal-owner = Owner
goal-owner-none = Nobody yet
goal-owner-email = The owner's e-mail
goal-how = How do we know?
goal-measured = Measured
goal-estimated = Estimated
goal-measured-on = Measured { $date }.
goal-estimated-on = Estimated { $date }.
goal-source = How was it found out?
goal-time = Time saved
goal-time-text = Minutes a week that each person gets over. The baseline is mostly 0.
goal-time-unit = min per person and week
goal-time-figure = { $value } min per person and week
goal-use = Active use
goal-use-text = Share of everybody on the HR list who uses AI at work every week. The assessment gives the baseline.
goal-use-unit = per cent
goal-use-figure = { $value } per cent of all employees
goal-quality = Quality
goal-quality-text = What those who receive the results think of them, from 1 to 5. Ask them about ten documents before and ten after.
goal-quality-unit = of 5
goal-quality-figure = { $value } of 5
goal-satisfaction = Satisfaction
goal-satisfaction-text = How satisfied those who work are with the way of working, from 1 to 5.
goal-satisfaction-unit = of 5
goal-satisfaction-figure = { $value } of 5
goal-error-none = Choose at least one goal.
goal-error-owner = Nobody on the HR list has that address.
goal-error-ahead = The baseline cannot be measured in the future.
goal-error-number = Write a number between { $least } and { $most }.
error-goals-first-title = Set the goals first
error-goals-first-text = At least one is needed, with a baseline and an owner. Otherwise nobody can say afterwards what the wave gave.
error-baseline-stands-title = The baseline stands
error-baseline-stands-text = Training has begun, so a baseline that is set can be neither changed nor removed.
said-goals-saved = The goals are saved.
audit-goals-changed = Changed the goals of the programme: { $goals }
start-screen-goals = 1 of 3: goals
start-screen-day = 2 of 3: first day
start-next = On to the first day
volunteer-title = Would you like to be in the pilot?
volunteer-text = The first take part because they want to. You get to try before others, with time and help, and say what does not work. HR sees that you have volunteered and nothing else.
volunteer-wants = You have said that you would like to take part. HR will be in touch once the group is complete.
volunteer-do = I would like to take part
volunteer-back-do = I have changed my mind
said-volunteered = Thank you. HR sees that you would like to take part.
said-volunteer-back = You are no longer on the list of volunteers.
choose-volunteers = { $count ->
    [0] Nobody has volunteered yet
    [one] One has volunteered
   *[other] { $count } have volunteered
}
choose-volunteers-text = Those who would like to take part say so themselves on the page Programme. Whoever uses AI already is asked on their first page, without anybody else seeing why.
choose-volunteers-count = Take
choose-volunteers-do = Draw a spread group
choose-volunteer = Would like to
error-volunteers-none-title = Nobody to choose
error-volunteers-none-text = Those who have volunteered are in a wave already. Reload the page.
purpose-volunteer = To let you say that you would like to be in the pilot.
table-volunteer = Volunteered for the pilot
table-programme-goal = Goals you own
register-programme_goal = Goals of the programme
register-programme_goal-owner_id = Who owns the goal
register-volunteer = Volunteers for the pilot
register-volunteer-person_id = Who would like to take part
register-volunteer-at = When
