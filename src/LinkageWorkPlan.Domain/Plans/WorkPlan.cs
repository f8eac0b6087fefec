using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A work plan of one or two years. Its tasks are aggregates of their own, since a plan may hold thousands.</summary>
public sealed partial class WorkPlan : IVersioned, ITranslatable, IAudited
{
    public const int CodeMax = 20;
    public const int TitleMax = 300;
    internal const string PillarPrefix = "Pillar:";

    private readonly List<Pillar> pillars = [];

    private WorkPlan()
    {
    }

    public WorkPlan(string code, PlanKind kind, LocalizedText title, DateOnly start, DateOnly end)
    {
        Id = Guid.CreateVersion7();
        Code = Check.Code(code, nameof(Code), CodeMax);
        Kind = kind;
        Describe(title, start, end);
    }

    public Guid Id { get; private set; }

    /// <summary>What the group calls it, as in "2026-2027"; unique, part of addresses.</summary>
    public string Code { get; private set; } = string.Empty;

    public PlanKind Kind { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    /// <summary>First day, inclusive.</summary>
    public DateOnly PeriodStart { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly PeriodEnd { get; private set; }

    public PlanState State { get; private set; }
    public DateOnly? AdoptedOn { get; private set; }

    /// <summary>The day it was closed, UTC+7; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The side that asks to open a closed plan again; null where none does.</summary>
    public Side? ReopeningAskedBy { get; private set; }

    /// <summary>Code of the earlier plan whose open directions go on in this one; null where there is none.</summary>
    public string? Continues { get; private set; }

    public IReadOnlyList<Pillar> Pillars => pillars;

    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(WorkPlan), Id, Code, Title, Id);

    /// <summary>Grows with every change to the plan or anything in it: the key under which totals may be kept.</summary>
    public long Revision { get; private set; }

    public bool IsAdopted => State is PlanState.Adopted or PlanState.Closed;

    /// <param name="tasks">All of the plan's; null where it has none yet or the period stays.</param>
    /// <exception cref="RuleException">It is no draft, a text or the order of the days breaks a rule, or a shorter period would leave tasks outside (<see cref="Rules.TasksOutsidePeriod"/>).</exception>
    public void Describe(LocalizedText title, DateOnly start, DateOnly end, IReadOnlyList<WorkTask>? tasks = null)
    {
        RequireDraft();
        if (end < start)
        {
            throw new RuleException(Rules.PlanPeriodOrder, nameof(PeriodEnd), start, end);
        }

        if (LeftOutside(start, end, tasks ?? []) is { Count: > 0 } outside)
        {
            throw new RuleException(Rules.TasksOutsidePeriod, nameof(PeriodEnd), start, end, outside);
        }

        Title = Check.Text(title, nameof(Title), TitleMax, required: true);
        PeriodStart = start;
        PeriodEnd = end;
    }

    public Pillar AddPillar(string code, LocalizedText title)
    {
        RequireDraft();
        if (pillars.Any(each => each.Code == code))
        {
            throw new RuleException(Rules.PillarCodeTaken, nameof(Pillar.Code), code);
        }

        var pillar = new Pillar(Id, code, title, pillars.Count == 0 ? 0 : pillars.Max(each => each.Order) + 1);
        pillars.Add(pillar);
        return pillar;
    }

    /// <exception cref="RuleException"><see cref="Rules.PillarUnknown"/>.</exception>
    public Pillar PillarOf(string code) =>
        pillars.FirstOrDefault(each => each.Code == code) ?? throw new RuleException(Rules.PillarUnknown, nameof(WorkTask.PillarCode), code);

    /// <summary>The pillar whose code a task's code begins with; the longest, where several do.</summary>
    public Pillar? PillarNamedBy(string taskCode) =>
        pillars.Where(each => taskCode.Length > each.Code.Length && taskCode.StartsWith(each.Code, StringComparison.Ordinal)).MaxBy(each => each.Code.Length);

    public void RenamePillar(string code, LocalizedText title)
    {
        RequireDraft();
        PillarOf(code).Rename(title);
    }

    /// <summary>Puts a pillar one place before; the first stays. The order of its tasks follows (<see cref="WorkTask.FollowPillar"/>).</summary>
    public void MovePillar(string code)
    {
        RequireDraft();
        var ordered = pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal).ToList();
        var place = ordered.IndexOf(PillarOf(code));
        if (place > 0)
        {
            (ordered[place - 1], ordered[place]) = (ordered[place], ordered[place - 1]);
        }

        foreach (var (order, pillar) in ordered.Index())
        {
            pillar.Place(order);
        }
    }

    /// <param name="hasTasks">True where a task is under the pillar: then it stays.</param>
    public void RemovePillar(string code, bool hasTasks)
    {
        RequireDraft();
        var pillar = PillarOf(code);
        if (hasTasks)
        {
            throw new RuleException(Rules.PillarHasTasks, code, code);
        }

        pillars.Remove(pillar);
    }

    /// <param name="broken">What <see cref="TaskRules.BeforeReview"/> found.</param>
    /// <exception cref="RuleException">All that is broken, at once.</exception>
    public void AskForReview(IReadOnlyList<BrokenRule>? broken = null)
    {
        RequireDraft();
        if (broken is { Count: > 0 })
        {
            throw new RuleException(broken);
        }

        State = PlanState.InReview;
    }

    /// <summary>Back to draft: returned by a co-chair, or taken back by a secretary.</summary>
    public void ReturnToDraft()
    {
        RequireInReview();
        State = PlanState.Draft;
    }

    /// <param name="on">The day of the second signature, in the working group's time zone (UTC+7).</param>
    public void Adopt(DateOnly on)
    {
        RequireInReview();
        State = PlanState.Adopted;
        AdoptedOn = on;
    }

    /// <summary>
    /// Renderings may be written in a draft, and in review until the first signature: nothing but signing waits for a
    /// translation. What is adopted changes by an amendment alone.
    /// </summary>
    /// <param name="isSigned">True where a co-chair has signed the content that is in review.</param>
    /// <exception cref="RuleException"><see cref="Rules.TextsFrozen"/>.</exception>
    public void RequireTextsOpen(bool isSigned)
    {
        RequireNotClosed();
        if (State != PlanState.Draft && (State != PlanState.InReview || isSigned))
        {
            throw new RuleException(Rules.TextsFrozen, null, Code);
        }
    }

    public IEnumerable<TextPlace> Texts => pillars.OrderBy(each => each.Order)
        .Select(each => new TextPlace(PillarPrefix + each.Code, each.Title, Pillar.TitleMax))
        .Concat(Sectors.Select(each => new TextPlace(SectorPrefix + each.Code, each.Title, Sector.TitleMax)))
        .Prepend(new(nameof(Title), Title, TitleMax));

    public void SetText(string field, LocalizedText text)
    {
        if (field == nameof(Title))
        {
            Title = Check.Text(text, field, TitleMax, required: true);
        }
        else if (field.StartsWith(PillarPrefix, StringComparison.Ordinal) && pillars.Find(each => each.Code == field[PillarPrefix.Length..]) is { } pillar)
        {
            pillar.Rename(text);
        }
        else if (field.StartsWith(SectorPrefix, StringComparison.Ordinal) && Sectors.FirstOrDefault(each => each.Code == field[SectorPrefix.Length..]) is { } sector)
        {
            Replace(sector, sector with { Title = TitleOfSector(text) });
        }
        else
        {
            throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <summary>Before it is deleted: nobody was asked to sign it, and nothing was recorded of it.</summary>
    /// <param name="wasSent">True where it was sent for review at any time.</param>
    /// <exception cref="RuleException"><see cref="Rules.PlanNotInDraft"/> or <see cref="Rules.PlanWasSent"/>.</exception>
    public void RequireDeletable(bool wasSent)
    {
        RequireDraft();
        if (wasSent)
        {
            throw new RuleException(Rules.PlanWasSent, null, Code);
        }
    }

    public void RequireDraft()
    {
        RequireNotClosed();
        if (State != PlanState.Draft)
        {
            throw new RuleException(Rules.PlanNotInDraft, null, Code);
        }
    }

    public void RequireAdopted()
    {
        RequireNotClosed();
        if (State != PlanState.Adopted)
        {
            throw new RuleException(Rules.PlanNotAdopted, null, Code);
        }
    }

    /// <summary>Codes of tasks that lie in the period as it is, and not in another one.</summary>
    private List<string> LeftOutside(DateOnly start, DateOnly end, IReadOnlyList<WorkTask> tasks)
    {
        IEnumerable<DateOnly> DaysOf(WorkTask task) => task.Milestones.Select(each => each.Planned).Append(task.Agreed.Start).Append(task.Agreed.End).OfType<DateOnly>();
        return [.. tasks.OrderBy(each => each.SortKey, StringComparer.Ordinal).Where(task => DaysOf(task).Any(day => day >= PeriodStart && day <= PeriodEnd && (day < start || day > end))).Select(each => each.Code)];
    }

    /// <summary>Indicators and their targets are signed with the plan.</summary>
    /// <exception cref="RuleException"><see cref="Rules.IndicatorAgreed"/> or <see cref="Rules.PlanNotInDraft"/>.</exception>
    public void RequireIndicatorsOpen()
    {
        RequireNotClosed();
        if (State == PlanState.Adopted)
        {
            throw new RuleException(Rules.IndicatorAgreed, null, Code);
        }

        RequireDraft();
    }

    private void RequireInReview()
    {
        RequireNotClosed();
        if (State != PlanState.InReview)
        {
            throw new RuleException(Rules.PlanNotInReview, null, Code);
        }
    }
}
