using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Training;

/// <content>Participants: who is registered by each side, and who came. Their names are deleted after a time; how many there were is kept.</content>
public sealed partial class Course
{
    public const int ParticipantsMax = 500;

    private readonly List<CourseParticipant> participants = [];

    /// <summary>The last number that a participant was given: that of a removed one is not given again.</summary>
    public int LastParticipant { get; private set; }

    /// <summary>When the names of participants were deleted; null while they are kept.</summary>
    public DateOnly? NamesDeletedOn { get; private set; }

    /// <summary>In the order in which they were registered. Read only where they are asked for: their names are for secretaries.</summary>
    public IReadOnlyList<CourseParticipant> Participants => participants;

    /// <exception cref="RuleException">
    /// The course was called off, the names were deleted, nobody is named, there are too many, or somebody is registered twice, in whichever spelling; nothing is changed.
    /// </exception>
    public void Register(Side side, IReadOnlyList<ParticipantName> names)
    {
        RequireNamesKept();
        if (names.Count == 0)
        {
            throw new RuleException(Rules.Required, CourseParticipant.NamesLabel, CourseParticipant.NamesLabel);
        }

        if (participants.Count + names.Count > ParticipantsMax)
        {
            throw new RuleException(Rules.CourseParticipants, CourseParticipant.NamesLabel, ParticipantsMax);
        }

        var known = participants.SelectMany(each => each.Named.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var keys = name.Keys.Distinct().ToList();
            if (keys.Exists(known.Contains))
            {
                throw new RuleException(Rules.ParticipantTwice, CourseParticipant.NamesLabel, name.ToString());
            }

            known.UnionWith(keys);
        }

        foreach (var name in names)
        {
            LastParticipant++;
            participants.Add(new CourseParticipant(Id, LastParticipant, side, name));
        }
    }

    /// <exception cref="RuleException">The course was called off, the names were deleted, or there is no such participant.</exception>
    public void Unregister(string code)
    {
        RequireNamesKept();
        participants.Remove(participants.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code));
    }

    /// <param name="attended">Codes of those who came; all others did not.</param>
    /// <param name="today">UTC+7: a course that has not begun has no attendance.</param>
    /// <exception cref="RuleException">The course was called off, the names were deleted, it has not begun, or a code is unknown; nothing is changed.</exception>
    public void RecordAttendance(IReadOnlyCollection<string> attended, DateOnly today)
    {
        RequireNamesKept();
        if (Starts > today)
        {
            throw new RuleException(Rules.CourseNotBegun, null, Starts);
        }

        if (attended.FirstOrDefault(code => participants.TrueForAll(each => each.Code != code)) is { } unknown)
        {
            throw new RuleException(Rules.NotFound, unknown);
        }

        participants.ForEach(each => each.Attend(attended.Contains(each.Code)));
    }

    /// <summary>Names are kept for some time after the course; which side each came from, and who attended, stays.</summary>
    /// <param name="today">UTC+7.</param>
    /// <param name="days">For how many days names are kept after the last day.</param>
    /// <returns>True where they were deleted now.</returns>
    public bool DeleteNames(DateOnly today, int days)
    {
        if (NamesDeletedOn is not null || participants.Count == 0 || today <= NamesKeptUntil(days))
        {
            return false;
        }

        participants.ForEach(each => each.DeleteName());
        NamesDeletedOn = today;
        return true;
    }

    /// <summary>The last day on which names are kept.</summary>
    /// <param name="days">As in <see cref="DeleteNames"/>.</param>
    public DateOnly NamesKeptUntil(int days) => Ends.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - Ends.DayNumber));

    private void RequireNamesKept()
    {
        RequireNotCalledOff();
        if (NamesDeletedOn is not null)
        {
            throw new RuleException(Rules.ParticipantsDeleted, null, Code);
        }
    }
}
