using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text found for writing, with what it belongs to locked.</summary>
/// <param name="Plan">The plan it is agreed in; null where no agreement holds it.</param>
internal sealed record OpenedText(ITranslatable Aggregate, TextPlace Place, WorkPlan? Plan)
{
    /// <param name="seen">What the form was opened with (<see cref="TextStamp"/>).</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody wrote this text since.</exception>
    public static async Task<OpenedText> FindAsync(WorkPlanDb db, TextKind kind, Guid id, string field, string seen, CancellationToken cancel)
    {
        var (aggregate, plan) = await TextSource.Of(kind).OpenAsync(db, id, cancel);
        var place = aggregate?.Texts.FirstOrDefault(each => each.Field == field) ?? throw new RuleException(Rules.NotFound);
        return TextStamp.Of(place.Text) == seen
            ? new OpenedText(aggregate, place, TextRow.IsAgreedText(kind, field) ? plan : null)
            : throw new StaleVersionException(db.Entry(aggregate).SubjectId(), change => change is { Language: { } language, After: { } words } && words == place.Text[language]?.Text);
    }
}
