using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>The file a translator works on.</summary>
public static class GetTranslationExport
{
    /// <param name="ReportCode">Null for the plan itself.</param>
    /// <param name="OnlyOpen">Only what has no rendering or a stale one.</param>
    /// <param name="Reader">Language of a workbook's headings.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, string? ReportCode, Language Source, Language Target, bool OnlyOpen, ExchangeFormat Format, Language Reader) : IQuery<Model>;

    public sealed record Model(string FileName, string ContentType, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, TextRows rows, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (source, target) = (request.Source, request.Target);
            var texts = await ExchangeTexts.LoadAsync(db, rows, request.PlanCode, request.ReportCode, cancellationToken);
            var loc = Loc.In(source);
            var units = texts.Rows.Where(row => row.Text.Source == source && source != target && (!request.OnlyOpen || !row.Text.IsReady(target)))
                .Select(row => Unit(row, target, ExchangeTexts.PlaceOf(row, loc))).ToList();
            if (units.Count == 0)
            {
                throw new RuleException(Rules.ExchangeEmpty);
            }

            var file = new TranslationFile(texts.Subject, source, target, clock.UtcNow, units);
            return new Model(
                $"{texts.Subject.Code.Replace('/', '_')}_{source.Code()}-{target.Code()}.{request.Format.Extension()}",
                request.Format.ContentType(),
                request.Format == ExchangeFormat.Xliff ? XliffWriter.Write(file) : WorkbookWriter.Write(file, Loc.In(request.Reader)));
        }
    }

    internal static TranslationUnit Unit(TextRow row, Language target, string place) => new(
        UnitId.Of(row.Kind, row.Id, row.Field),
        place,
        row.Text.For(row.Text.Source),
        row.Text[target]?.Text,
        row.Text.StateOf(target),
        row.Text.SourceFingerprint,
        row.Text[target] is { } rendering ? Fingerprint.OfText(rendering.Text) : string.Empty,
        row.MaxLength);
}
