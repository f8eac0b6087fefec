using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Templates;

/// <summary>An edition laid out by the templates as their files are now, for those who edit them; what is printed keeps those read at start.</summary>
public static class GetTemplatePreview
{
    /// <param name="PlanCode">With <paramref name="ReportCode"/> the report to show; null for the sample that comes with the templates.</param>
    [AllowedTo(Role.Secretary | Role.Administrator)]
    public sealed record Query(EditionKey Key, string? PlanCode = null, string? ReportCode = null) : IQuery<Preview>;

    /// <param name="Html">The document; null where a file cannot be used.</param>
    /// <param name="Fault">Which file, where and why; null where all can be used.</param>
    public sealed record Preview(string? Html, Fault? Fault);

    /// <param name="File">Within the templates' folder.</param>
    /// <param name="Line">From 1; null where the file as a whole is wrong.</param>
    /// <param name="Problem">In English, as in the log: file formats have no other words.</param>
    public sealed record Fault(string File, int? Line, string Problem);

    internal sealed class Handler(VisibleDb db, ReportContents contents, TemplateFiles files, ReportTemplates printed) : IRequestHandler<Query, Preview>
    {
        public async Task<Preview> Handle(Query request, CancellationToken cancellationToken)
        {
            var content = await ReportAsync(request, cancellationToken);
            try
            {
                var templates = new ReportTemplates(files.Folder, printed.Letterhead);
                var shown = content ?? ReportSample.Read(files.Folder, templates.Wording);
                return new Preview(await new ReportHtml(templates).RenderAsync(shown, request.Key), null);
            }
            catch (TemplateException fault)
            {
                return new Preview(null, new Fault(Path.GetRelativePath(files.Folder, fault.Path), fault.Line, fault.Problem));
            }
        }

        /// <summary>Administrators keep the templates and read no report.</summary>
        private async Task<ReportContent?> ReportAsync(Query request, CancellationToken cancel)
        {
            if (request is not { PlanCode: { } plan, ReportCode: { } report })
            {
                return null;
            }

            return await contents.OfAsync(await db.ReportAsync(plan, report, cancel), cancel);
        }
    }
}
