using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>The texts of an amendment as they are searched: its reasons, and what it says otherwise than was agreed.</summary>
internal static class AmendmentFields
{
    public static IEnumerable<TextPlace> Of(Amendment amendment) =>
        amendment.Items.OrderBy(each => SortKey.OfCode(each.TaskCode), StringComparer.Ordinal).SelectMany(Of)
            .Concat(amendment.Indicators.OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).SelectMany(Of))
            .Concat(OfOutline(amendment))
            .Prepend(new TextPlace(nameof(Amendment.Reason), amendment.Reason, Amendment.ReasonMax))
            .Where(each => !each.Text.IsEmpty);

    private static IEnumerable<TextPlace> Of(AmendmentIndicator part)
    {
        TextPlace In(string field, LocalizedText text, int max) => new($"Indicator:{part.Code}:{field}", text, max);
        var agreed = part.Before?.Texts.ToDictionary(each => each.Field, each => each.Text) ?? [];
        return (part.After?.Texts ?? [])
            .Where(each => each.Field != nameof(IndicatorContent.Title) && !(agreed.TryGetValue(each.Field, out var before) && before.SaysTheSame(each.Text)))
            .Select(each => In(each.Field, each.Text, each.MaxLength))
            .Prepend(In(nameof(IndicatorContent.Title), part.Title, Indicator.TitleMax))
            .Append(In(nameof(AmendmentIndicator.Reason), part.Reason, AmendmentItem.ReasonMax));
    }

    private static IEnumerable<TextPlace> OfOutline(Amendment amendment)
    {
        var agreed = amendment.OutlineBefore?.Texts.ToDictionary(each => each.Field, each => each.Text) ?? [];
        return (amendment.OutlineAfter?.Texts ?? [])
            .Where(each => !(agreed.TryGetValue(each.Field, out var before) && before.SaysTheSame(each.Text)))
            .Select(each => new TextPlace($"{Amendment.OutlinePart}:{each.Field}", each.Text, each.MaxLength));
    }

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
