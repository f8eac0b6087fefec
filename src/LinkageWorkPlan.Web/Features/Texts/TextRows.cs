using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>Entries as pages show them: with the title of what each belongs to.</summary>
internal sealed class TextRows(WorkPlanDb db, ReportTemplates templates)
{
    /// <summary>Every text of a scope, in the order it is read.</summary>
    public async Task<IReadOnlyList<TextRow>> AllAsync(OpenScope scope, CancellationToken cancel) =>
        await OfAsync([.. await scope.Own.AsRead().ToListAsync(cancel), .. await scope.Beside.AsRead().ToListAsync(cancel)], cancel);

    /// <summary>The rows of some entries, in the same order.</summary>
    public async Task<IReadOnlyList<TextRow>> OfAsync(IReadOnlyList<TextEntry> entries, CancellationToken cancel)
    {
        var titles = entries.Where(IsTitle).ToDictionary(each => each.AggregateId, each => each.Text);
        List<Guid> missing = [.. entries.Select(TitledBy).OfType<Guid>().Distinct().Where(id => !titles.ContainsKey(id))];
        foreach (var some in missing.Chunk(500))
        {
            foreach (var each in await db.TextEntries.AsNoTracking().Where(each => some.Contains(each.AggregateId) && (each.Field == "Title" || (each.Kind == TextKind.Enterprise && each.Field == "Name")) && !each.IsFormer).Select(each => new { each.AggregateId, each.Text }).ToListAsync(cancel))
            {
                titles[each.AggregateId] = each.Text;
            }
        }

        var sides = await SidesOfAsync(entries, cancel);
        return [.. entries.Select(each => Of(each, each.Kind is TextKind.Report or TextKind.Issue ? ReportFields.Heading(templates.Wording, each.Field, sides) : TitledBy(each) is { } id ? titles.GetValueOrDefault(id, LocalizedText.Empty) : LocalizedText.Empty))];
    }

    private static TextRow Of(TextEntry entry, LocalizedText title) =>
        new(entry.Kind, entry.AggregateId, entry.Field, entry.Code, title, entry.On, entry.Text, entry.MaxLength);

    private static bool IsTitle(TextEntry entry) => entry is { Field: "Title", IsFormer: false, Kind: TextKind.Task or TextKind.Indicator or TextKind.Obstacle or TextKind.Meeting or TextKind.Pilot or TextKind.Course or TextKind.Linkage or TextKind.Park or TextKind.Compatibility or TextKind.Risk or TextKind.Document or TextKind.SideRequest };

    private static Guid? TitledBy(TextEntry entry) => entry.TaskId ?? (entry.Kind is TextKind.Indicator or TextKind.Obstacle or TextKind.Meeting or TextKind.Pilot or TextKind.Course or TextKind.Linkage or TextKind.Enterprise or TextKind.Park or TextKind.Compatibility or TextKind.Risk or TextKind.Document or TextKind.SideRequest ? entry.AggregateId : null);

    /// <summary>To whom each proposal is made: the heading it is under.</summary>
    private async Task<Dictionary<string, Domain.Side>> SidesOfAsync(IReadOnlyList<TextEntry> entries, CancellationToken cancel)
    {
        List<Guid> reports = [.. entries.Where(each => each.Kind == TextKind.Report).Select(each => each.AggregateId).Distinct()];
        return reports.Count == 0 ? [] : await db.Set<Proposal>().Where(each => reports.Contains(each.ReportId)).ToDictionaryAsync(each => each.Id.ToString(), each => each.Addressee, cancel);
    }
}
