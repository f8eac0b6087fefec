using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>
/// All that both co-chairs agree on when they sign a plan, in one total order and without the database's ids, so that one plan has
/// one canonical form. Progress is not in it.
/// </summary>
public sealed record PlanContent
{
    public required string Code { get; init; }
    public required PlanKind Kind { get; init; }
    public required LocalizedText Title { get; init; }

    /// <summary>First and last day, inclusive.</summary>
    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    /// <summary>In the plan's order.</summary>
    public required IReadOnlyList<PlanPillar> Pillars { get; init; }

    /// <summary>By pillar, then by code in natural order.</summary>
    public required IReadOnlyList<PlanTask> Tasks { get; init; }

    /// <summary>What the plan's effect is judged by, with its targets, in the order of their codes. Contents of older plans have none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<PlanIndicator> Indicators { get; init; } = [];

    /// <summary>In the plan's order. Contents of older plans have none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<Sector> Sectors { get; init; } = [];

    /// <summary>The memorandum's contents that its tasks name, as they were called then, in the order of their codes. Contents of older plans have none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<NamedContent> Contents { get; init; } = [];

    /// <param name="owners">By id; every owner of the tasks is among them.</param>
    /// <param name="indicators">All of the plan.</param>
    /// <param name="memorandum">All of its contents.</param>
    public static PlanContent Of(
        WorkPlan plan, IReadOnlyCollection<WorkTask> tasks, IReadOnlyDictionary<Guid, Owner> owners, IEnumerable<Indicator>? indicators = null, IEnumerable<MemorandumItem>? memorandum = null) => new()
        {
            Code = plan.Code,
            Kind = plan.Kind,
            Title = plan.Title,
            PeriodStart = plan.PeriodStart,
            PeriodEnd = plan.PeriodEnd,
            Pillars = [.. plan.Pillars.OrderBy(pillar => pillar.Order).ThenBy(pillar => pillar.Code, StringComparer.Ordinal).Select(pillar => new PlanPillar(pillar.Code, pillar.Title))],
            Tasks = [.. tasks.OrderBy(task => task.SignedKey, StringComparer.Ordinal).ThenBy(task => task.Code, StringComparer.Ordinal).Select(task => PlanTask.Of(task, owners))],
            Indicators = [.. (indicators ?? []).OrderBy(each => each.SortKey, StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal).Select(PlanIndicator.Of)],
            Sectors = plan.Sectors,
            Contents = NamedContent.Of(tasks.SelectMany(each => each.Agreed.Contents), memorandum ?? []),
        };

    /// <summary>The same plan with these tasks, in the one order.</summary>
    public PlanContent WithTasks(IEnumerable<PlanTask> tasks)
    {
        var place = Pillars.Index().ToDictionary(each => each.Item.Code, each => each.Index);
        return this with
        {
            Tasks = [.. tasks.OrderBy(task => place.GetValueOrDefault(task.PillarCode, int.MaxValue)).ThenBy(task => SortKey.OfCode(task.Code), StringComparer.Ordinal).ThenBy(task => task.Code, StringComparer.Ordinal)],
        };
    }

    /// <summary>What is agreed once an amendment of this content is in force.</summary>
    public PlanContent Amended(AmendmentContent amendment)
    {
        var tasks = Tasks.ToDictionary(each => each.Code);
        foreach (var each in amendment.Tasks)
        {
            tasks.Remove(each.Code, out var before);
            if (each.After is { } after)
            {
                tasks.Add(each.Code, after with { CarriedFrom = before?.CarriedFrom ?? string.Empty });
            }
        }

        var outline = amendment.Outline?.After;
        var named = tasks.Values.SelectMany(each => each.Contents).ToHashSet();
        return (this with
        {
            Title = outline?.Title ?? Title,
            PeriodStart = outline?.PeriodStart ?? PeriodStart,
            PeriodEnd = outline?.PeriodEnd ?? PeriodEnd,
            Pillars = outline?.Pillars ?? Pillars,
            Indicators = AmendedIndicators(amendment),
            Sectors = amendment.Outline is { SaysSectors: true } ? outline!.Sectors : Sectors,
            Contents = NamedContent.InOrder(amendment.Contents.Concat(Contents).Where(each => named.Contains(each.Code))),
        }).WithTasks(tasks.Values);
    }

    private IReadOnlyList<PlanIndicator> AmendedIndicators(AmendmentContent amendment)
    {
        if (amendment.Indicators.Count == 0)
        {
            return Indicators;
        }

        var changed = amendment.Indicators.ToDictionary(each => each.Code);
        return
        [
            .. Indicators.Where(each => !changed.ContainsKey(each.Code)).Concat(amendment.Indicators.Select(each => each.After).OfType<PlanIndicator>())
                .OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>The form that is signed and stored.</summary>
    public string ToCanonical() => CanonicalJson.Of(this);

    /// <summary>Reads back what <see cref="ToCanonical"/> wrote, also in an older version that had fewer members.</summary>
    public static PlanContent Read(string canonical) => CanonicalJson.ReadStored<PlanContent>(canonical);
}

/// <summary>A figure by which a plan is judged, as it is signed: its results are not.</summary>
public sealed record PlanIndicator(string Code, LocalizedText Title, LocalizedText Unit, IReadOnlyList<IndicatorValue> Baselines, IReadOnlyList<PlanTarget> Targets)
{
    public LocalizedText Definition { get; init; } = LocalizedText.Empty;
    public IndicatorDirection Direction { get; init; }

    /// <summary>Where the Vietnamese side's figures come from.</summary>
    public LocalizedText VietnameseSource { get; init; } = LocalizedText.Empty;

    /// <summary>Where the Lao side's figures come from.</summary>
    public LocalizedText LaoSource { get; init; } = LocalizedText.Empty;

    /// <summary>Each side's source, where one is agreed.</summary>
    [JsonIgnore]
    public IEnumerable<(Side Side, LocalizedText Text)> Sources =>
        new[] { (Side.Vietnam, VietnameseSource), (Side.Laos, LaoSource) }.Where(each => !each.Item2.IsEmpty);

    public static PlanIndicator Of(Indicator indicator) => Of(indicator.ToContent());

    public static PlanIndicator Of(IndicatorContent indicator) => new(
        indicator.Code,
        indicator.Title,
        indicator.Unit,
        [.. indicator.Baselines.Select(each => new IndicatorValue(each.Value, each.AsOf, each.Source, each.Note, each.Side))],
        [.. indicator.Targets.OrderBy(each => each.Year).Select(each => new PlanTarget(each.Year, each.Value))])
    {
        Definition = indicator.Definition,
        Direction = indicator.Direction,
        VietnameseSource = indicator.VietnameseSource,
        LaoSource = indicator.LaoSource,
    };
}

/// <param name="Year">Calendar year.</param>
public sealed record PlanTarget(int Year, decimal Value);

public sealed record PlanPillar(string Code, LocalizedText Title);

public sealed record PlanOwner(Side Side, LocalizedText Name);

/// <summary>A task as it is signed: <see cref="AgreedTask"/>, with people by their names and lists in one order.</summary>
public sealed record PlanTask : AgreedTask
{
    public PlanTask()
    {
    }

    private PlanTask(AgreedTask agreed)
        : base(agreed)
    {
    }

    public required string Code { get; init; }
    public required string PillarCode { get; init; }

    /// <summary>By side, then by name.</summary>
    public required IReadOnlyList<PlanOwner> Owners { get; init; }

    /// <summary>By planned day, then by code.</summary>
    public required IReadOnlyList<AgreedMilestone> Milestones { get; init; }

    /// <summary>The task of an earlier plan with which it goes on, as in "2026: A1"; empty where there is none.</summary>
    [LeftOutWhenEmpty]
    public string CarriedFrom { get; init; } = string.Empty;

    public static PlanTask Of(WorkTask task, IReadOnlyDictionary<Guid, Owner> owners) => Of(task.ToContent(), owners) with { CarriedFrom = task.CarriedFrom ?? string.Empty };

    /// <param name="owners">By id; every owner of the task is among them.</param>
    public static PlanTask Of(TaskContent task, IReadOnlyDictionary<Guid, Owner> owners) => new(TaskFields.All.OfType<TaskCodes>().Aggregate(task, (sorted, codes) => codes.Sorted(sorted)))
    {
        Code = task.Code,
        PillarCode = task.PillarCode,
        Owners = [.. task.Owners.Select(each => owners[each]).OrderBy(owner => owner.Side).ThenBy(owner => owner.Name.For(owner.Name.Source), StringComparer.Ordinal).ThenBy(owner => owner.Id)
            .Select(owner => new PlanOwner(owner.Side, owner.Name))],
        Milestones = [.. task.Milestones.OrderBy(each => each.Planned ?? DateOnly.MaxValue).ThenBy(each => each.Code, StringComparer.Ordinal).Select(each => each.Alone())],
    };

    /// <summary>True where one canonical form would be written of both.</summary>
    public bool SaysTheSame(PlanTask other) =>
        (Code, PillarCode, CarriedFrom) == (other.Code, other.PillarCode, other.CarriedFrom)
        && TaskFields.All.All(field => field.SaysTheSame(this, other))
        && Owners.Count == other.Owners.Count
        && Owners.Zip(other.Owners).All(pair => pair.First.Side == pair.Second.Side && pair.First.Name.SaysTheSame(pair.Second.Name))
        && Milestones.Count == other.Milestones.Count
        && Milestones.Zip(other.Milestones).All(pair => pair.First.SaysTheSame(pair.Second));
}
