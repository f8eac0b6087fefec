using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>The texts of an amendment as they are searched: its reasons, and what it says otherwise than was agreed.</summary>
internal static class AmendmentFields
{
    public static IEnumerable<TextPlace> Of(Amendment amendment) =>
        amendment.Items.OrderBy(each => SortKey.OfCode(each.TaskCode), StringComparer.Ordinal).SelectMany(Of)
            .Prepend(new TextPlace(nameof(Amendment.Reason), amendment.Reason, Amendment.ReasonMax))
            .Where(each => !each.Text.IsEmpty);

    private static IEnumerable<TextPlace> Of(AmendmentItem item)
    {
        TextPlace In(string field, LocalizedText text, int max) => new($"Task:{item.TaskCode}:{field}", text, max);
        var agreed = item.Before?.Texts.ToDictionary(each => each.Field, each => each.Text) ?? [];
        return (item.After?.Texts ?? [])
            .Where(each => each.Field != nameof(TaskContent.Title) && !(agreed.TryGetValue(each.Field, out var before) && before.SaysTheSame(each.Text)))
            .Select(each => In(each.Field, each.Text, each.MaxLength))
            .Prepend(In(nameof(TaskContent.Title), item.Title, TaskFields.Title.Max))
            .Append(In(nameof(AmendmentItem.Reason), item.Reason, AmendmentItem.ReasonMax));
    }
}
