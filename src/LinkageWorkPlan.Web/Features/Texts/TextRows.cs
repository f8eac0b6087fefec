using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

internal static class TextRows
{
    /// <summary>Entries with the title of what each belongs to, in the same order.</summary>
    public static async Task<IReadOnlyList<TextRow>> OfAsync(WorkPlanDb db, IReadOnlyList<TextEntry> entries, CancellationToken cancel)
    {
        List<Guid> titled = [.. entries.Select(TitledBy).OfType<Guid>().Distinct()];
        var titles = await db.TextEntries.AsNoTracking().Where(each => titled.Contains(each.AggregateId) && each.Field == "Title" && !each.IsFormer)
            .Select(each => new { each.AggregateId, each.Text }).ToDictionaryAsync(each => each.AggregateId, each => each.Text, cancel);
        return [.. entries.Select(each => Of(each, TitledBy(each) is { } id && titles.TryGetValue(id, out var title) ? title : LocalizedText.Empty))];
    }

    private static TextRow Of(TextEntry entry, LocalizedText title) =>
        new(entry.Kind, entry.AggregateId, entry.Field, entry.Code, title, entry.On, entry.Text, entry.MaxLength);

    private static Guid? TitledBy(TextEntry entry) => entry.TaskId ?? (entry.Kind == TextKind.Indicator ? entry.AggregateId : null);
}
