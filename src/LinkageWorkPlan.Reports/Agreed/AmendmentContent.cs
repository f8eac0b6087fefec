using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>
/// What both co-chairs sign when they amend a plan: of each task all that was agreed and all that is to be agreed, in the order of the
/// plan's lists and without the database's ids, so that one amendment has one canonical form.
/// </summary>
public sealed record AmendmentContent
{
    public required string PlanCode { get; init; }
    public required LocalizedText PlanTitle { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required LocalizedText Reason { get; init; }
    public required IReadOnlyList<AmendedTask> Tasks { get; init; }

    /// <summary>In the order of their codes.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<AmendedIndicator> Indicators { get; init; } = [];

    /// <summary>Title, period, pillars and sectors; null where they stay.</summary>
    [LeftOutWhenEmpty]
    public AmendedOutline? Outline { get; init; }

    /// <summary>The memorandum's contents that its tasks name, before or after, as they were called then, in the order of their codes.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<NamedContent> Contents { get; init; } = [];

    /// <param name="owners">By id; every owner of the tasks is among them.</param>
    /// <param name="memorandum">All of its contents.</param>
    public static AmendmentContent Of(WorkPlan plan, Amendment amendment, IReadOnlyDictionary<Guid, Owner> owners, IEnumerable<MemorandumItem>? memorandum = null)
    {
        var orderOf = (amendment.OutlineAfter ?? plan.ToOutline()).Pillars.Index().ToDictionary(each => each.Item.Code, each => each.Index);
        return new AmendmentContent
        {
            PlanCode = plan.Code,
            PlanTitle = plan.Title,
            Number = amendment.Number,
            Reason = amendment.Reason,
            Tasks =
            [
                .. amendment.Items.OrderBy(each => orderOf.GetValueOrDefault((each.After ?? each.Before)!.PillarCode)).ThenBy(each => SortKey.OfCode(each.TaskCode), StringComparer.Ordinal)
                    .Select(each => new AmendedTask(each.TaskCode, each.Before is { } before ? PlanTask.Of(before, owners) : null, each.After is { } after ? PlanTask.Of(after, owners) : null, each.Reason)),
            ],
            Indicators = AmendedIndicator.Of(amendment),
            Outline = AmendedOutline.Of(amendment),
            Contents = NamedContent.Of(amendment.Items.SelectMany(each => new[] { each.Before, each.After }).SelectMany(each => each?.Contents ?? []), memorandum ?? []),
        };
    }

    /// <summary>The form that is signed and stored.</summary>
    public string ToCanonical() => CanonicalJson.Of(this);

    /// <summary>Reads back what <see cref="ToCanonical"/> wrote, also in an older version that had fewer members.</summary>
    public static AmendmentContent Read(string canonical) => CanonicalJson.ReadStored<AmendmentContent>(canonical);
}

/// <param name="Before">Null for a task that is added.</param>
/// <param name="After">Null for a task that is dropped.</param>
/// <param name="Reason">Why this task; empty where the amendment's reason says it.</param>
public sealed record AmendedTask(string Code, PlanTask? Before, PlanTask? After, LocalizedText Reason)
{
    [JsonIgnore]
    public AmendmentKind Kind => Before is null ? AmendmentKind.Add : After is null ? AmendmentKind.Drop : AmendmentKind.Change;

    [JsonIgnore]
    public LocalizedText Title => (After ?? Before)!.Title;

    /// <summary>Field by field what changes; empty for a task that is added or dropped.</summary>
    /// <param name="reader">In whose language names of owners and sources of money are given.</param>
    public ChangeList Changes(Language reader) => Before is { } before && After is { } after ? PlanComparison.OfTask(before, after, reader) : new ChangeList();
}

/// <param name="Before">Null for an indicator that is added.</param>
/// <param name="After">Null for an indicator that is dropped.</param>
/// <param name="Reason">Why this indicator; empty where the amendment's reason says it.</param>
public sealed record AmendedIndicator(string Code, PlanIndicator? Before, PlanIndicator? After, LocalizedText Reason)
{
    [JsonIgnore]
    public AmendmentKind Kind => Before is null ? AmendmentKind.Add : After is null ? AmendmentKind.Drop : AmendmentKind.Change;

    [JsonIgnore]
    public LocalizedText Title => (After ?? Before)!.Title;

    /// <summary>Those that an amendment concerns, in the order of their codes.</summary>
    public static IReadOnlyList<AmendedIndicator> Of(Amendment amendment) =>
    [
        .. amendment.Indicators.OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal)
            .Select(each => new AmendedIndicator(each.Code, each.Before is { } before ? PlanIndicator.Of(before) : null, each.After is { } after ? PlanIndicator.Of(after) : null, each.Reason)),
    ];

    /// <summary>Field by field what changes; empty for an indicator that is added or dropped.</summary>
    public ChangeList Changes() => Before is { } before && After is { } after ? PlanComparison.OfIndicator(before, after) : new ChangeList();
}

/// <summary>The plan's own part of an amendment.</summary>
public sealed record AmendedOutline(AgreedOutline Before, AgreedOutline After)
{
    /// <returns>Null where title, period, pillars and sectors stay.</returns>
    public static AmendedOutline? Of(Amendment amendment) =>
        amendment is { OutlineBefore: { } was, OutlineAfter: { } now } ? new AmendedOutline(AgreedOutline.Of(was), AgreedOutline.Of(now)) : null;

    /// <summary>False for one that was signed before plans had sectors of their own: they stay what they are.</summary>
    [JsonIgnore]
    public bool SaysSectors => Before.Sectors.Count + After.Sectors.Count > 0;

    /// <summary>Field by field what changes; pillars and sectors by their codes.</summary>
    public ChangeList Changes() => PlanComparison.OfOutline(Before, After);
}

/// <summary>A plan's title, period, pillars and sectors as they are signed.</summary>
/// <param name="PeriodStart">First day, inclusive.</param>
/// <param name="PeriodEnd">Last day, inclusive.</param>
/// <param name="Pillars">In the plan's order.</param>
public sealed record AgreedOutline(LocalizedText Title, DateOnly PeriodStart, DateOnly PeriodEnd, IReadOnlyList<PlanPillar> Pillars)
{
    /// <summary>In the plan's order. Older amendments have none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<Sector> Sectors { get; init; } = [];

    public static AgreedOutline Of(PlanOutline outline) =>
        new(outline.Title, outline.PeriodStart, outline.PeriodEnd, [.. outline.Pillars.Select(each => new PlanPillar(each.Code, each.Title))]) { Sectors = outline.Sectors };
}

/// <summary>What differs between two contents, for the history.</summary>
public static class AmendedFields
{
    private static readonly Dictionary<Guid, Owner> NoOwners = [];

    /// <param name="before">Null for an indicator that is added.</param>
    public static IEnumerable<FieldChange> Between(IndicatorContent? before, IndicatorContent after) =>
        PlanComparison.OfIndicator(PlanIndicator.Of(before ?? new IndicatorContent()), PlanIndicator.Of(after)).All.Select(each => each.ToHistory())
            .Select(each => each with { Subject = each.Subject is null ? after.Code : $"{after.Code} · {each.Subject}" });

    public static IEnumerable<FieldChange> Between(IReadOnlyList<Sector> before, IReadOnlyList<Sector> after) =>
        PlanComparison.OfSectors(new ChangeList(), before, after).All.Select(each => each.ToHistory());

    public static IEnumerable<FieldChange> Between(PlanOutline before, PlanOutline after) =>
        PlanComparison.OfOutline(AgreedOutline.Of(before), AgreedOutline.Of(after)).All.Select(each => each.ToHistory());

    /// <param name="before">Null for a task that is added: all that is agreed of it is listed.</param>
    public static IEnumerable<FieldChange> Between(TaskContent? before, TaskContent after)
    {
        var was = before ?? new TaskContent();
        foreach (var change in PlanComparison.OfTask(PlanTask.Of(was with { Owners = [] }, NoOwners), PlanTask.Of(after with { Owners = [] }, NoOwners), Language.En).All.Select(each => each.ToHistory()))
        {
            yield return change.Subject is null ? change with { Subject = after.Code } : change;
        }

        // Confirming a rendering changes no word, and concerns the same words.
        foreach (var place in after.Texts)
        {
            if (was.Texts.FirstOrDefault(each => each.Field == place.Field) is { } former && former.Text.SaysTheSame(place.Text))
            {
                foreach (var language in Languages.All.Where(each => former.Text.StateOf(each) == RenderingState.Stale && place.Text.StateOf(each) != RenderingState.Stale))
                {
                    yield return new FieldChange(
                        after.Code, "WorkTask." + place.Field.Split(':')[0], ValueKind.Enum, language, $"{nameof(RenderingState)}.{former.Text.StateOf(language)}", $"{nameof(RenderingState)}.{place.Text.StateOf(language)}");
                }
            }
        }

        foreach (var gone in was.Owners.Except(after.Owners))
        {
            yield return new FieldChange(after.Code, "TaskOwner.OwnerId", ValueKind.Owner, null, gone.ToString(), null);
        }

        foreach (var added in after.Owners.Except(was.Owners))
        {
            yield return new FieldChange(after.Code, "TaskOwner.OwnerId", ValueKind.Owner, null, null, added.ToString());
        }
    }
}
