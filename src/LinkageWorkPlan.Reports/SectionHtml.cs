using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Components;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Editions;
using LinkageWorkPlan.Reports.Layout;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkageWorkPlan.Reports;

/// <summary>
/// One section of a report as a page for the screen, in the type and by the components of an edition. It runs no script; unlike a printed
/// document it asks for its fonts, which browsers keep.
/// </summary>
public sealed class SectionHtml(ReportTemplates templates)
{
    /// <summary>For the answer that has it: read in a frame of this site, whose script alone may write in it.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; frame-ancestors 'self'";

    /// <param name="key">An edition in one language.</param>
    /// <param name="part">One of <see cref="SectionKeys.Parts"/>.</param>
    /// <param name="fontAddress">Where a font file is, by its name.</param>
    public async Task<string> RenderAsync(ReportContent content, EditionKey key, string part, Func<string, string> fontAddress)
    {
        var edition = templates[PrintedKind.Report, key.Edition];
        var paper = new Paper(content, key, edition.Layout);
        await using var services = new ServiceCollection().AddSingleton(templates).AddSingleton(LayoutText.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SectionDocument.Paper)] = paper, [nameof(SectionDocument.Key)] = part });
            return (await renderer.RenderComponentAsync<SectionDocument>(parameters)).ToHtmlString();
        });

        // The page around it has the one main part.
        var style = (templates.ReportCss + templates.ChartsCss + edition.Css).Replace("main ", ".section-body ", StringComparison.Ordinal);
        return $$"""
            <!DOCTYPE html>
            <html lang="{{paper.Text[0].Code()}}">
            <head>
            <meta charset="utf-8">
            <title>{{LayoutText.Escape(templates.Wording.Heading(part).For(paper.Text[0]))}}</title>
            <style>
            {{ReportTemplates.LinkedFontFaces(fontAddress)}}{{style}}
            html, body { background: #fff; }
            body { padding: 5mm 6mm; }
            </style>
            </head>
            <body>
            {{body}}
            </body>
            </html>

            """;
    }
}
