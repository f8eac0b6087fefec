using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>Annex IV: what amendments changed since the last report, one row a change. No database, no clock.</summary>
public static class AgreedChanges
{
    /// <param name="former">The report before; null where this is the plan's first: then all amendments are listed.</param>
    /// <param name="owners">By id; every owner whom an amendment names is among them.</param>
    public static IReadOnlyList<ChangeRow> Of(PlanStanding standing, FormerIssue? former, IReadOnlyDictionary<Guid, Owner> owners, Wording wording) =>
    [
        .. from amendment in standing.Amendments
           where former is null || amendment.InForceOn > former.Named.CutOff || amendment.InForceAt > former.FrozenAt
           let content = AmendmentContent.Of(standing.Plan, amendment, owners)
           from row in new PartRows(amendment, wording).Of(content).Concat(content.Tasks.SelectMany(task => new Rows(amendment, task, wording).All()))
           select row,
    ];

    /// <summary>The plan's own part and indicators, with their own codes in place of a task's.</summary>
    private sealed class PartRows(Amendment amendment, Wording wording)
    {
        private readonly PartLines lines = new(wording);

        public IEnumerable<ChangeRow> Of(AmendmentContent content) =>
        [
            .. content.Outline is { } outline ? lines.Of(outline).Select(line => Row(content.PlanCode, line.What, line.Was, line.ShallBe, amendment.Reason)) : [],
            .. content.Indicators.SelectMany(Of),
        ];

        private IEnumerable<ChangeRow> Of(AmendedIndicator indicator) => indicator.Kind switch
        {
            AmendmentKind.Add => [Row(indicator, wording[WordingKeys.ChangeIndicatorAdded], LocalizedText.Empty, indicator.Title)],
            AmendmentKind.Drop => [Row(indicator, wording[WordingKeys.ChangeIndicatorDropped], indicator.Title, LocalizedText.Empty)],
            AmendmentKind.Change => lines.Of(indicator).Select(line => Row(indicator, line.What, line.Was, line.ShallBe)),
        };

        private ChangeRow Row(AmendedIndicator indicator, LocalizedText what, LocalizedText from, LocalizedText to) =>
            Row(indicator.Code, what, from, to, indicator.Reason.IsEmpty ? amendment.Reason : indicator.Reason);

        private ChangeRow Row(string code, LocalizedText what, LocalizedText from, LocalizedText to, LocalizedText reason) =>
            new(code, what, from, to, reason, null, null, amendment.InForceOn, amendment.Number);
    }

    private sealed class Rows(Amendment amendment, AmendedTask task, Wording wording)
    {
        public IEnumerable<ChangeRow> All() => task switch
        {
            { Before: { } before, After: { } after } => [.. OfTask(before, after), .. OfMilestones(before, after)],
            { After: { } added } => [Row(wording[WordingKeys.ChangeAdded], LocalizedText.Empty, added.Title) with { Allows = SinceKind.New }],
            _ => [Row(wording[WordingKeys.ChangeDropped], task.Title, LocalizedText.Empty) with { Allows = SinceKind.Dropped }],
        };

        /// <summary>Owners stand beside the sides.</summary>
        private IEnumerable<ChangeRow> OfTask(PlanTask before, PlanTask after) => TaskFields.All.SelectMany(field => field == TaskFields.Weight
            ? [.. Text(WordingKeys.ChangeOwners, TaskWords.Names(before), TaskWords.Names(after)), .. OfField(field, before, after)]
            : OfField(field, before, after));

        private IEnumerable<ChangeRow> OfField(TaskField field, PlanTask before, PlanTask after) => field == TaskFields.Counterpart || field == TaskFields.Alternation
            ? []
            : Text(WordingKeys.Of(field), Words(field, before), Words(field, after)).Select(row => field == TaskFields.End ? row with { Allows = SinceKind.Moved } : row);

        /// <summary>The lead is printed with its alternation and the side beside it.</summary>
        private LocalizedText Words(TaskField field, PlanTask task) => field == TaskFields.Lead ? Lead(task) : TaskWords.Of(field, task, wording);

        private IEnumerable<ChangeRow> OfMilestones(PlanTask before, PlanTask after)
        {
            foreach (var (was, now) in ChangeList.Pairs(before.Milestones, after.Milestones, each => each.Code))
            {
                var code = (now ?? was)!.Code;
                IEnumerable<ChangeRow> rows = (was, now) switch
                {
                    (null, { } added) => [Row(Named(WordingKeys.ChangeMilestoneAdded, code), LocalizedText.Empty, Dated(added)) with { Allows = SinceKind.New }],
                    ({ } gone, null) => [Row(Named(WordingKeys.ChangeMilestoneDropped, code), Dated(gone), LocalizedText.Empty) with { Allows = SinceKind.Dropped }],
                    ({ } old, { } changed) =>
                    [
                        .. Text(Named(WordingKeys.ChangeMilestone, code), TaskWords.Day(old.Planned), TaskWords.Day(changed.Planned)).Select(row => row with { Allows = SinceKind.Moved }),
                        .. Text(Named(WordingKeys.ChangeMilestoneTitle, code), old.Title, changed.Title),
                    ],
                    _ => [],
                };
                foreach (var row in rows)
                {
                    yield return row with { MilestoneCode = code };
                }
            }
        }

        private IEnumerable<ChangeRow> Text(string key, LocalizedText before, LocalizedText after) => Text(wording[key], before, after);

        private IEnumerable<ChangeRow> Text(LocalizedText what, LocalizedText before, LocalizedText after) => before.SaysTheSame(after) ? [] : [Row(what, before, after)];

        private ChangeRow Row(LocalizedText what, LocalizedText from, LocalizedText to) =>
            new(task.Code, what, from, to, task.Reason.IsEmpty ? amendment.Reason : task.Reason, null, null, amendment.InForceOn, amendment.Number);

        private LocalizedText Named(string key, string code) => wording.Format(key, _ => [code]);

        private LocalizedText Lead(PlanTask content) => content switch
        {
            { Lead: null } => LocalizedText.Empty,
            { Lead: { } lead, Alternation: LeadAlternation.None } => wording.Of(lead),
            { Lead: { } lead, Alternation: LeadAlternation.InTurn } => wording.Format(WordingKeys.LeadInTurn, language => [wording.Of(lead).For(language), wording.Of(lead.Other()).For(language)]),
            { Lead: { } lead } => TaskWords.Each(language => $"{wording.Of(lead).For(language)} / {wording.Of(lead.Other()).For(language)}"),
        };

        private static LocalizedText Dated(AgreedMilestone milestone) =>
            milestone.Planned is { } planned && !milestone.Title.IsEmpty
                ? LocalizedText.Each(milestone.Title.Source, language => In(milestone, planned, language))
                : milestone.Title;

        private static string? In(AgreedMilestone milestone, DateOnly planned, Language language) =>
            milestone.Title[language] is { } words ? $"{words.Text} ({DateText.Short(planned, language)})" : null;
    }
}
