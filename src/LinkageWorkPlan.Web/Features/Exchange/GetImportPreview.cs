using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>What an import would do. Changes nothing.</summary>
public static class GetImportPreview
{
    /// <param name="ReportCode">Null for the plan itself.</param>
    /// <param name="Content">XLIFF or a workbook, at most <see cref="TranslationFile.SizeMax"/> bytes.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, string? ReportCode, byte[] Content, IProgress<ImportProgress>? Progress = null) : IQuery<Model>;

    /// <param name="Units">Every unit of the file, in its order.</param>
    /// <param name="LeftOut">What else the file holds and nobody here keeps.</param>
    /// <param name="Stamp">Given back with the import, so that nothing else is written than what was shown.</param>
    public sealed record Model(Language Source, Language Target, DateTime? ExportedAt, IReadOnlyList<ImportUnit> Units, IReadOnlyList<string> LeftOut, string Stamp);

    internal sealed class Handler(VisibleDb db, TextRows rows) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            request.Progress?.Report(new ImportProgress(ImportStep.Reading));
            var file = TranslationFormats.Read(request.Content, cancellationToken);
            var texts = await ExchangeTexts.LoadAsync(db, rows, request.PlanCode, request.ReportCode, cancellationToken);
            var units = ImportUnits.Of(file, texts, request.Progress, cancellationToken);
            return new Model(file.Source, file.Target, file.ExportedAt, units, file.LeftOut, ImportUnits.Stamp(units));
        }
    }
}
