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
    /// <param name="former">The report before; null where this is the plan's first: then all amendments are told.</param>
    /// <param name="owners">By id; every owner whom an amendment names is among them.</param>
    public static IReadOnlyList<ChangeRow> Of(PlanStanding standing, FormerIssue? former, IReadOnlyDictionary<Guid, Owner> owners, Wording wording) =>
    [
        .. from amendment in standing.Amendments
           where former is null || amendment.InForceOn > former.Named.CutOff || amendment.InForceAt > former.FrozenAt
           from task in AmendmentContent.Of(standing.Plan, amendment, owners).Tasks
           from row in new Rows(amendment, task, wording).All()
           select row,
    ];

    private sealed class Rows(Amendment amendment, AmendedTask task, Wording wording)
    {
        public IEnumerable<ChangeRow> All() => task switch
        {
            { Before: { } before, After: { } after } => [.. OfTask(before, after), .. OfMilestones(before, after)],
            { After: { } added } => [Row(wording[WordingKeys.ChangeAdded], LocalizedText.Empty, added.Title) with { Allows = SinceKind.New }],
            _ => [Row(wording[WordingKeys.ChangeDropped], task.Title, LocalizedText.Empty) with { Allows = SinceKind.Dropped }],
        };

        private IEnumerable<ChangeRow> OfTask(PlanTask before, PlanTask after) =>
        [
            .. Text(WordingKeys.ChangeTitle, before.Title, after.Title),
            .. Text(WordingKeys.ChangeDescription, before.Description, after.Description),
            .. Text(WordingKeys.ChangeOutputs, before.Outputs, after.Outputs),
            .. Text(WordingKeys.ChangeMouContent, before.MouContent, after.MouContent),
            .. Text(WordingKeys.CorrectionStart, Day(before.Start), Day(after.Start)),
            .. Text(WordingKeys.ColumnPlannedEnd, Day(before.End), Day(after.End)).Select(row => row with { Allows = SinceKind.Moved }),
            .. Text(WordingKeys.ColumnLead, Lead(before), Lead(after)),
            .. Text(WordingKeys.ChangeOwners, ReportWords.Joined([.. before.Owners.Select(each => each.Name)]), ReportWords.Joined([.. after.Owners.Select(each => each.Name)])),
            .. Text(WordingKeys.ChangeWeight, Each(language => NumberText.Percent(before.Weight, language)), Each(language => NumberText.Percent(after.Weight, language))),
            .. Text(WordingKeys.ChangeBudget, Budget(before), Budget(after)),
            .. Text(WordingKeys.ChangeSectors, Codes(before.Sectors), Codes(after.Sectors)),
            .. Text(WordingKeys.ChangeIndicators, Codes(before.Indicators), Codes(after.Indicators)),
            .. Text(WordingKeys.ChangePredecessors, Codes(before.Predecessors), Codes(after.Predecessors)),
        ];

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
                        .. Text(Named(WordingKeys.ChangeMilestone, code), Day(old.Planned), Day(changed.Planned)).Select(row => row with { Allows = SinceKind.Moved }),
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
            { Lead: { } lead } => Each(language => $"{wording.Of(lead).For(language)} / {wording.Of(lead.Other()).For(language)}"),
        };

        private static LocalizedText Dated(PlanMilestone milestone) =>
            milestone.Planned is { } planned && !milestone.Title.IsEmpty
                ? LocalizedText.Of(milestone.Title.Source, In(milestone, planned, Language.Vi), In(milestone, planned, Language.Lo), In(milestone, planned, Language.En))
                : milestone.Title;

        private static string? In(PlanMilestone milestone, DateOnly planned, Language language) =>
            milestone.Title[language] is { } words ? $"{words.Text} ({DateText.Short(planned, language)})" : null;

        private static LocalizedText Day(DateOnly? day) => day is { } known ? Each(language => DateText.Short(known, language)) : LocalizedText.Empty;

        private static LocalizedText Codes(IReadOnlyList<string> codes) => codes.Count == 0 ? LocalizedText.Empty : Each(_ => string.Join(", ", codes));

        private static LocalizedText Budget(PlanTask content) => content.Budget.Count == 0
            ? LocalizedText.Empty
            : Each(language => string.Join("; ", content.Budget.Select(line => $"{NumberText.Money(line.Amount, line.Currency.ToString(), language)} {line.Source.For(language)}".TrimEnd())));

        private static LocalizedText Each(Func<Language, string> words) => LocalizedText.Of(Language.Vi, words(Language.Vi), words(Language.Lo), words(Language.En));
    }
}
