using System.Globalization;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What happened to something between two contents of a plan.</summary>
public enum DifferenceKind
{
    Added,
    Dropped,

    /// <summary>Another day.</summary>
    Moved,

    /// <summary>Another name, in one language or more.</summary>
    Renamed,

    /// <summary>Other owners, or another side that leads.</summary>
    Reassigned,

    /// <summary>Anything else: weight, budget, sectors, description, order of work.</summary>
    Changed,
}

/// <summary>One difference, as a person reads it.</summary>
/// <param name="Milestone">Its code; null where it is about the item itself.</param>
/// <param name="Title">Of what was added or dropped; else empty.</param>
/// <param name="Change">Before and after; null for what was added or dropped as a whole.</param>
/// <param name="Days">By which a day was moved, negative where it is earlier; null where there was or is none.</param>
public sealed record DifferenceRow(DifferenceKind Kind, string? Milestone, LocalizedText Title, FieldChange? Change, int? Days);

/// <summary>A task, a pillar, a sector or the plan itself, with all that differs.</summary>
/// <param name="Subject">Name of the class.</param>
public sealed record DifferenceItem(string Subject, string Code, LocalizedText Title, IReadOnlyList<DifferenceRow> Rows)
{
    /// <param name="reader">In whose language the names of owners and the sources of money are given.</param>
    public static IReadOnlyList<DifferenceItem> Of(PlanDifferences differences, Language reader) =>
    [
        .. PlanComparison.Of(differences.Before, differences.After, reader).Select(OfHead),
        .. OrderOf("Pillar.Order", differences, plan => plan.Pillars.Select(each => each.Code)),
        .. OrderOf("Sector.Order", differences, plan => plan.Sectors.Select(each => each.Code)),
        .. differences.Tasks.Select(each => OfTask(each, reader)),
    ];

    /// <summary>How many tasks, milestones and pillars there are of each kind; one that is moved and renamed counts in both.</summary>
    public static IReadOnlyDictionary<DifferenceKind, int> Count(IEnumerable<DifferenceItem> items) =>
        items.SelectMany(item => item.Rows.Select(row => (row.Kind, item.Subject, item.Code, row.Milestone)).Distinct()).CountBy(each => each.Kind).ToDictionary();

    /// <summary>The same with rows of one kind alone; null where it has none.</summary>
    public DifferenceItem? Only(DifferenceKind kind) => this with { Rows = [.. Rows.Where(each => each.Kind == kind)] } is { Rows.Count: > 0 } some ? some : null;

    private static DifferenceItem OfHead(ItemChange<string, string> item) => new(item.Subject, item.Code, item.Title, item.Kind switch
    {
        ItemChangeKind.Added => [Whole(DifferenceKind.Added, item.Title)],
        ItemChangeKind.Removed => [Whole(DifferenceKind.Dropped, item.Title)],
        ItemChangeKind.Changed => [.. item.Changes.Select(each => Row(each.ToHistory(), null))],
    });

    /// <param name="field">What the order is called.</param>
    private static IEnumerable<DifferenceItem> OrderOf(string field, PlanDifferences differences, Func<PlanContent, IEnumerable<string>> codes)
    {
        List<string> before = [.. codes(differences.Before)], after = [.. codes(differences.After)];
        if (!before.Intersect(after).SequenceEqual(after.Intersect(before)))
        {
            var change = new FieldChange(null, field, ValueKind.Text, null, string.Join(", ", before), string.Join(", ", after));
            yield return new DifferenceItem(nameof(WorkPlan), differences.After.Code, differences.After.Title, [new DifferenceRow(DifferenceKind.Changed, null, LocalizedText.Empty, change, null)]);
        }
    }

    private static DifferenceItem OfTask(TaskDifference task, Language reader) => new(nameof(WorkTask), task.Code, (task.After ?? task.Before)!.Title, task switch
    {
        { Before: { } before, After: { } after } => [.. RowsOf(before, after, reader)],
        { Before: null, After: { } added } => [Whole(DifferenceKind.Added, added.Title)],
        _ => [Whole(DifferenceKind.Dropped, task.Before!.Title)],
    });

    private static IEnumerable<DifferenceRow> RowsOf(PlanTask before, PlanTask after, Language reader)
    {
        var pairs = ChangeList.Pairs(before.Milestones, after.Milestones, each => each.Code).ToDictionary(each => (each.After ?? each.Before)!.Code);
        var whole = new HashSet<string>();
        var changes = PlanComparison.OfTask(before, after, reader).All;
        if (changes.Count == 0)
        {
            // The same words, written in another language first.
            yield return new DifferenceRow(DifferenceKind.Changed, null, LocalizedText.Empty, null, null);
        }

        foreach (var change in changes.Select(each => each.ToHistory()))
        {
            var milestone = change.Field.StartsWith(nameof(Milestone) + ".", StringComparison.Ordinal) ? change.Subject : null;
            if (milestone is null || pairs[milestone] is { Before: not null, After: not null })
            {
                yield return Row(change, milestone);
            }
            else if (whole.Add(milestone))
            {
                var (was, now) = pairs[milestone];
                yield return new DifferenceRow(was is null ? DifferenceKind.Added : DifferenceKind.Dropped, milestone, (now ?? was)!.Title, null, null);
            }
        }
    }

    private static DifferenceRow Whole(DifferenceKind kind, LocalizedText title) => new(kind, null, title, null, null);

    private static DifferenceRow Row(FieldChange change, string? milestone) =>
        new(KindOf(change), milestone, LocalizedText.Empty, change, DayOf(change.After) - DayOf(change.Before));

    private static DifferenceKind KindOf(FieldChange change) => change.Kind == ValueKind.Date ? DifferenceKind.Moved : change.Field[(change.Field.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
    {
        nameof(AgreedTask.Title) => DifferenceKind.Renamed,
        nameof(AgreedTask.Lead) or nameof(AgreedTask.Counterpart) or nameof(AgreedTask.Alternation) or nameof(WorkTask.Owners) => DifferenceKind.Reassigned,
        _ => DifferenceKind.Changed,
    };

    private static int? DayOf(string? words) => DateOnly.TryParseExact(words, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : null;
}
