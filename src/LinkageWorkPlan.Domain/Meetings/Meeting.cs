using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>What a meeting is, where and when.</summary>
/// <param name="On">In Hanoi and Vientiane (UTC+7), as the times are.</param>
/// <param name="VietnamAttendance">Who attended for the Vietnamese side; empty before the meeting.</param>
public sealed record MeetingContent(
    MeetingKind Kind, LocalizedText Title, LocalizedText Place, Side Host, DateOnly On, TimeOnly Begins, TimeOnly Ends, LocalizedText VietnamAttendance, LocalizedText LaosAttendance);

/// <summary>A meeting of the working group: its agenda, its minutes, and the results of its decisions.</summary>
public sealed partial class Meeting : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int PlaceMax = 300;
    public const int AttendanceMax = 2000;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;

    /// <summary>Points, decisions and notes together.</summary>
    public const int ItemsMax = 200;

    /// <summary>What messages call an item's words, and the result of a decision.</summary>
    public const string ItemLabel = "MeetingItem.Words", ResultLabel = "MeetingItem.Result";

    /// <summary>What the reason is called where a meeting is called off.</summary>
    public const string CallOffReason = nameof(CallOffReason);

    /// <summary>What the reason is called where a decision is reopened.</summary>
    public const string ReopenReason = nameof(ReopenReason);

    /// <summary>How the place of a text begins that gives the result of a decision: it is no part of the minutes.</summary>
    public const string OutcomePrefix = Outcome + ":";

    private const string Item = "Item", Outcome = "Result";

    private readonly List<MeetingItem> items = [];
    private readonly List<MinutesConfirmation> confirmations = [];

    private Meeting()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public Meeting(int number, MeetingContent content)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        Code = string.Create(CultureInfo.InvariantCulture, $"M{number}");
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were planned.</summary>
    public int Number { get; private set; }

    /// <summary>As in "M3".</summary>
    public string Code { get; private set; } = string.Empty;

    public MeetingKind Kind { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Place { get; private set; } = LocalizedText.Empty;

    /// <summary>The side that invites.</summary>
    public Side Host { get; private set; }

    /// <summary>UTC+7.</summary>
    public DateOnly On { get; private set; }

    /// <summary>UTC+7.</summary>
    public TimeOnly Begins { get; private set; }

    /// <summary>UTC+7; after <see cref="Begins"/>.</summary>
    public TimeOnly Ends { get; private set; }

    public LocalizedText VietnamAttendance { get; private set; } = LocalizedText.Empty;
    public LocalizedText LaosAttendance { get; private set; } = LocalizedText.Empty;
    public MeetingState State { get; private set; }
    public string? CalledOffBecause { get; private set; }
    public MinutesState Minutes { get; private set; }

    /// <summary>When the invitation was sent first, UTC; null before.</summary>
    public DateTime? InvitedAt { get; private set; }

    /// <summary>Grows with each change that whoever was invited has to know (RFC 5545, SEQUENCE).</summary>
    public int Sequence { get; private set; }

    public int Version { get; private set; }

    /// <summary>The last number that an item of its kind was given: that of a removed one is not given again, since reports and minutes may name it.</summary>
    public int LastPoint { get; private set; }
    public int LastDecision { get; private set; }
    public int LastNote { get; private set; }

    /// <summary>In the order in which they were written.</summary>
    public IReadOnlyList<MeetingItem> Items => items;

    /// <summary>At most one a side; gone with the next change of what was confirmed.</summary>
    public IReadOnlyList<MinutesConfirmation> Confirmations => confirmations;

    /// <summary>The side whose turn it is: the one that was not the host last; Vietnam's of the first.</summary>
    public static Side NextHost(Side? last) => last?.Other() ?? Side.Vietnam;

    public AuditSubject ToSubject() => new(nameof(Meeting), Id, Code, Title, null);

    public IEnumerable<MeetingItem> Of(MeetingItemKind kind) => items.Where(each => each.Kind == kind).OrderBy(each => each.Number);

    public LocalizedText AttendanceOf(Side side) => side == Side.Vietnam ? VietnamAttendance : LaosAttendance;

    /// <returns>True where whoever was invited has to be told.</returns>
    /// <param name="today">UTC+7: what has minutes took place, so it is not moved behind this day.</param>
    /// <exception cref="RuleException">It was called off, its minutes are with the co-chairs, or all broken rules at once; nothing is changed.</exception>
    public bool Revise(MeetingContent content, DateOnly today)
    {
        RequireMinutesOpen();
        if (content.On > today && HasMinutes)
        {
            throw new RuleException(Rules.MeetingConfirmed);
        }

        var isMoved = (content.On, content.Begins, content.Ends) != (On, Begins, Ends) || !content.Place.SaysTheSame(Place);
        Take(content);
        Changed();
        Sequence += isMoved && InvitedAt is not null ? 1 : 0;
        return isMoved && InvitedAt is not null;
    }

    /// <summary>The first time it is sent; later it is sent again as it is.</summary>
    /// <exception cref="RuleException">It was called off, its day is over, or the title or place lacks a language.</exception>
    public void Invite(DateTime atUtc, DateOnly today)
    {
        RequireNotCalledOff();
        if (On < today)
        {
            throw new RuleException(Rules.MeetingOver, null, On);
        }

        RequireBothLanguages(Texts.Where(each => each.Field is nameof(Title) or nameof(Place)));
        InvitedAt ??= atUtc;
    }

    /// <returns>True where whoever was invited has to be told.</returns>
    /// <exception cref="RuleException">It was called off before, has minutes, or the reason is missing; nothing is changed.</exception>
    public bool CallOff(string why)
    {
        RequireNotCalledOff();
        if (HasMinutes)
        {
            throw new RuleException(Rules.MeetingConfirmed);
        }

        CalledOffBecause = Check.Text(why, CallOffReason, ReasonMax);
        State = MeetingState.CalledOff;
        Sequence += InvitedAt is null ? 0 : 1;
        return InvitedAt is not null;
    }

    /// <summary>True once a decision or a note was written down: it took place.</summary>
    private bool HasMinutes => items.Exists(each => each.Kind != MeetingItemKind.AgendaPoint);

    private void Take(MeetingContent content)
    {
        List<BrokenRule> broken = [];
        foreach (var (field, text) in new[] { (nameof(Title), content.Title), (nameof(Place), content.Place) })
        {
            if (text.IsEmpty)
            {
                broken.Add(new BrokenRule(Rules.Required, field, Label(field)));
            }
        }

        if (content.Ends <= content.Begins)
        {
            broken.Add(new BrokenRule(Rules.MeetingTimes, nameof(Ends), MeetingTime.Words(content.Begins)));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (title, place) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax), Check.Text(content.Place, Label(nameof(Place)), PlaceMax));
        var (vietnam, laos) = (Check.Text(content.VietnamAttendance, Label(nameof(VietnamAttendance)), AttendanceMax), Check.Text(content.LaosAttendance, Label(nameof(LaosAttendance)), AttendanceMax));
        (Kind, Title, Place, Host) = (content.Kind, title, place, content.Host);
        (On, Begins, Ends) = (content.On, content.Begins, content.Ends);
        (VietnamAttendance, LaosAttendance) = (vietnam, laos);
    }

    /// <exception cref="RuleException"><see cref="Rules.MeetingCalledOff"/>.</exception>
    public void RequireNotCalledOff()
    {
        if (State == MeetingState.CalledOff)
        {
            throw new RuleException(Rules.MeetingCalledOff, null, Code);
        }
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(Meeting)}.{field}";
}
