using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>A piece of the plan's work with a lead and a counterpart side, owners, dates and milestones.</summary>
public sealed class WorkTask : IVersioned, ITranslatable, IAudited
{
    public const int CodeMax = 12;

    /// <summary>Of a plan's code, its task's and what is between.</summary>
    public const int PlaceMax = WorkPlan.CodeMax + CodeMax + 2;

    private const string PlaceSeparator = ": ";
    private readonly List<Milestone> milestones = [];
    private readonly List<TaskOwner> owners = [];

    private WorkTask()
    {
    }

    /// <param name="id">Where it was chosen before, so that what is sent twice is added once; null for one of its own.</param>
    /// <exception cref="RuleException">The plan is not a draft, or the content breaks a limit.</exception>
    public WorkTask(WorkPlan plan, TaskContent content, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        PlanId = plan.Id;
        Revise(content, plan);
    }

    /// <summary>A task of a draft that goes on with one of an earlier plan.</summary>
    /// <param name="from">Plan and task, as in "2026: A1" (<see cref="PlaceOf"/>).</param>
    internal static WorkTask Carried(WorkPlan plan, TaskContent content, string from) => new(plan, content) { CarriedFrom = from };

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>The task of an earlier plan with which it goes on, as in "2026: A1"; null where there is none. Codes of what was agreed never change.</summary>
    public string? CarriedFrom { get; private set; }

    public string Code { get; private set; } = string.Empty;

    /// <summary>Pillar's place, then the task's own in it (<see cref="Ranks"/>): what lists sort by in the database.</summary>
    public string SortKey { get; private set; } = string.Empty;

    /// <summary>Its position in its pillar: by code until somebody moves it. Only for lists: signed content is sorted by code.</summary>
    public string Rank => RankIn(SortKey);

    /// <summary>Pillar's place, then the code in natural order: the order of what is signed and reported.</summary>
    public string SignedKey => SortKey[..^Rank.Length] + Domain.Texts.SortKey.OfCode(Code);

    /// <summary>
    /// What the list is searched by: code and title in all languages (<see cref="SearchKey.Index"/>), and a mark for each
    /// sector (<see cref="SectorMark"/>) and each of the memorandum's contents (<see cref="MemorandumItem.Mark"/>).
    /// </summary>
    public string SearchText { get; private set; } = string.Empty;

    public string PillarCode { get; private set; } = string.Empty;
    public AgreedTask Agreed { get; private set; } = new();
    public DateOnly? BaselineStart { get; private set; }
    public DateOnly? BaselineEnd { get; private set; }
    public IReadOnlyList<TaskOwner> Owners => owners;
    public IReadOnlyList<Milestone> Milestones => milestones;
    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(WorkTask), Id, Code, Agreed.Title, PlanId);

    /// <summary>The day from which it is no longer part of the plan, by an amendment (UTC+7); it stays readable.</summary>
    public DateOnly? DroppedOn { get; private set; }

    /// <summary>The number of the amendment that dropped it.</summary>
    public int? DroppedBy { get; private set; }

    /// <summary>Percent done by the last update, 0 to 100.</summary>
    public int Percent { get; private set; }

    /// <summary>The end now expected, where a delay was reported.</summary>
    public DateOnly? ExpectedEnd { get; private set; }

    /// <summary>What the status will be on any day unless something is recorded.</summary>
    public StatusOutlook Outlook { get; private set; } = StatusOutlook.Nothing;

    /// <summary>A task as another plan names it.</summary>
    public static string PlaceOf(string planCode, string taskCode) => planCode + PlaceSeparator + taskCode;

    /// <summary>Back from <see cref="PlaceOf"/>.</summary>
    public static (string PlanCode, string TaskCode) ReadPlace(string place)
    {
        var at = place.LastIndexOf(PlaceSeparator, StringComparison.Ordinal);
        return at < 0 ? (place, string.Empty) : (place[..at], place[(at + PlaceSeparator.Length)..]);
    }

    public bool IsOwnedBy(Guid ownerId) => owners.Any(each => each.OwnerId == ownerId);

    /// <summary>Owners record progress on their own tasks, secretaries on all.</summary>
    /// <param name="owner">For the role "owner": whom the account acts for.</param>
    public bool MayBeRecordedBy(Role role, Guid? owner) => DroppedOn is null && MayBeRecordedInPlanBy(role, owner);

    /// <summary>The same, also after the task left the plan: money of before is recorded once its quarter is over.</summary>
    public bool MaySpendingBeRecordedBy(Role role, Guid? owner) => Agreed.Budget.Count > 0 && MayBeRecordedInPlanBy(role, owner);

    private bool MayBeRecordedInPlanBy(Role role, Guid? owner) => role == Role.Secretary || (role == Role.Owner && owner is { } id && IsOwnedBy(id));

    /// <exception cref="RuleException"><see cref="Rules.NotOwnTask"/>.</exception>
    public void RequireRecorder(Role role, Guid? owner)
    {
        if (!MayBeRecordedInPlanBy(role, owner))
        {
            throw new RuleException(Rules.NotOwnTask, null, Code);
        }
    }

    /// <summary>The side that leads in a year: changes from year to year where the sides alternate.</summary>
    public Side? LeadIn(int year, int firstYear) => LeadIn(Agreed.Lead, Agreed.Alternation, year, firstYear);

    /// <summary>The same of what was read of a task.</summary>
    /// <param name="lead">Who leads in the first year.</param>
    public static Side? LeadIn(Side? lead, LeadAlternation alternation, int year, int firstYear) =>
        alternation == LeadAlternation.ByYear && (year - firstYear) % 2 != 0 ? lead?.Other() : lead;

    /// <summary>Replaces all that is agreed of the task. Nothing is changed where it throws.</summary>
    /// <exception cref="RuleException">The plan is not a draft, the pillar is unknown, or a text breaks its limit.</exception>
    public void Revise(TaskContent content, WorkPlan plan)
    {
        plan.RequireDraft();
        Apply(content, plan);
    }

    /// <summary>Keeps the order of work right when another task of the plan got a new code, or is gone.</summary>
    /// <param name="now">Null where the task was removed.</param>
    public void FollowPredecessor(string before, string? now) =>
        Agreed = Agreed with { Predecessors = Agreed.Predecessors.Following(before, now) };

    /// <summary>Keeps its place in lists right when its pillar got another one.</summary>
    public void FollowPillar(WorkPlan plan) => SortKey = SortKeyOf(plan.PillarOf(PillarCode).Order, Ranks.IsChosen(Rank) ? Rank : Domain.Texts.SortKey.OfCode(Code));

    /// <summary>Moves it within its pillar's list.</summary>
    /// <exception cref="RuleException">The plan is not a draft.</exception>
    public void StandAt(WorkPlan plan, string rank)
    {
        plan.RequireDraft();
        SortKey = SortKeyOf(plan.PillarOf(PillarCode).Order, rank);
    }

    /// <summary>The place in lists of a task under a pillar with this order.</summary>
    public static string SortKeyOf(int pillar, string rank) => $"{pillar:D2}/{rank}";

    /// <summary>The <see cref="Rank"/> of a place in lists.</summary>
    public static string RankIn(string sortKey) => sortKey[(sortKey.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Keeps naming an indicator of the plan that got a new code.</summary>
    public void FollowIndicator(string before, string now) =>
        Agreed = Agreed with { Indicators = [.. Agreed.Indicators.Select(each => each == before ? now : each).Distinct()] };

    public TaskContent ToContent() => new(Agreed)
    {
        Code = Code,
        PillarCode = PillarCode,
        Owners = [.. owners.Select(each => each.OwnerId)],
        Milestones = [.. milestones.Select(each => each.ToContent())],
    };

    /// <summary>Keeps what was agreed beside what will be: called once, at adoption.</summary>
    public void FreezeBaseline()
    {
        (BaselineStart, BaselineEnd) = (Agreed.Start, Agreed.End);
        milestones.ForEach(each => each.FreezeBaseline());
    }

    /// <summary>A task that came into an adopted plan by an amendment. What was agreed then is its baseline.</summary>
    internal static WorkTask Added(WorkPlan plan, TaskContent content)
    {
        plan.RequireAdopted();
        var task = new WorkTask { Id = Guid.CreateVersion7(), PlanId = plan.Id };
        task.Apply(content, plan);
        task.FreezeBaseline();
        return task;
    }

    /// <summary>Replaces what is agreed by an amendment that both sides signed. The baseline stays; a new milestone's is the day now agreed.</summary>
    internal void Amend(TaskContent content, WorkPlan plan)
    {
        plan.RequireAdopted();
        var known = milestones.Select(each => each.Id).ToHashSet();
        Apply(content, plan);
        milestones.FindAll(each => !known.Contains(each.Id)).ForEach(each => each.FreezeBaseline());
    }

    /// <summary>Takes it out of the plan, by an amendment that both sides signed. Whatever was recorded of it stays.</summary>
    internal void Drop(int amendment, DateOnly on) => (DroppedOn, DroppedBy) = (on, amendment);

    /// <summary>Back to what was agreed before an amendment: for looking at an earlier day, never to be saved.</summary>
    internal void TakeBack(TaskContent before, WorkPlan plan)
    {
        (DroppedOn, DroppedBy) = (null, null);
        Apply(before, plan);
    }

    /// <summary>Brings the task's standing up to date with all its updates.</summary>
    public void Follow(TaskProgress progress)
    {
        Percent = progress.Percent;
        ExpectedEnd = progress.ExpectedAfter(Agreed.End);
        foreach (var milestone in milestones)
        {
            milestone.Follow(progress.ReachedOn(milestone.Id), progress.ExpectedOn(milestone.Id));
        }

        Outlook = StatusRule.Outlook(this, progress);
    }

    public IEnumerable<TextPlace> Texts => ToContent().Texts;

    public void SetText(string field, LocalizedText text)
    {
        if (TaskFields.Texts.FirstOrDefault(each => each.Name == field) is { } place)
        {
            Agreed = place.Checked(place.With(Agreed, text));
        }
        else if (field.StartsWith(TaskContent.MilestonePrefix, StringComparison.Ordinal) && milestones.Find(each => each.Code == field[TaskContent.MilestonePrefix.Length..]) is { } milestone)
        {
            milestone.SetTitle(text);
        }
        else if (field.StartsWith(TaskContent.BudgetPrefix, StringComparison.Ordinal)
            && int.TryParse(field.AsSpan(TaskContent.BudgetPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= Agreed.Budget.Count)
        {
            Agreed = Agreed with { Budget = [.. Agreed.Budget.Select((line, i) => i == number - 1 ? line with { Source = Check.Text(text, field, BudgetLine.SourceMax) } : line)] };
        }
        else
        {
            throw new RuleException(Rules.NotFound, field);
        }

        RefreshSearch();
    }

    private void Apply(TaskContent given, WorkPlan plan)
    {
        // Everything is checked first: from here on nothing throws.
        var content = given.Checked(plan);
        SortKey = content.PillarCode == PillarCode ? SortKey : string.Empty;
        (Code, PillarCode, Agreed) = (content.Code, content.PillarCode, content.Alone());
        ReplaceOwners(content.Owners);
        ReplaceMilestones(content.Milestones);
        FollowPillar(plan);
        RefreshSearch();
        Outlook = StatusRule.Outlook(this, TaskProgress.None);
    }

    private void ReplaceOwners(IReadOnlyList<Guid> ids)
    {
        owners.RemoveAll(each => !ids.Contains(each.OwnerId));
        owners.AddRange(ids.Distinct().Where(id => !IsOwnedBy(id)).Select(id => new TaskOwner(Id, id)));
    }

    private void ReplaceMilestones(IReadOnlyList<MilestoneContent> contents)
    {
        milestones.RemoveAll(each => contents.All(content => content.Id != each.Id));
        foreach (var content in contents)
        {
            if (milestones.Find(each => each.Id == content.Id) is { } milestone)
            {
                milestone.Revise(content);
            }
            else
            {
                milestones.Add(new Milestone(Id, content));
            }
        }

        milestones.Sort((one, other) => (one.Planned ?? DateOnly.MaxValue, one.Code).CompareTo((other.Planned ?? DateOnly.MaxValue, other.Code)));
    }

    /// <summary>Stands in <see cref="SearchText"/> of a task of the sector. Capitals, so that nothing a person searches for finds it.</summary>
    public static string SectorMark(string sector) => $"[{sector.ToUpperInvariant()}]";

    private void RefreshSearch() =>
        SearchText = string.Join('\n', Agreed.Sectors.Select(SectorMark).Concat(Agreed.Contents.Select(MemorandumItem.Mark)).Prepend(SearchKey.Index(Languages.All.Select(each => Agreed.Title[each]?.Text).Prepend(Code))));
}

/// <summary>Who works on a task: a person or unit of either side.</summary>
public sealed class TaskOwner
{
    private TaskOwner()
    {
    }

    internal TaskOwner(Guid taskId, Guid ownerId)
    {
        TaskId = taskId;
        OwnerId = ownerId;
    }

    public Guid TaskId { get; private set; }
    public Guid OwnerId { get; private set; }
}
