using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Components;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Layout;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkageWorkPlan.Reports;

/// <summary>The certificates of a course as one HTML document that holds its fonts and styles, a page of A4 across for each.</summary>
public sealed class CertificateHtml(ReportTemplates templates)
{
    private const string Style = """
        @page { size: A4 landscape; margin: 12mm; @top-left { content: none } @top-center { content: none } @top-right { content: none } @bottom-left { content: none } @bottom-center { content: none } @bottom-right { content: none } }
        .certificate { height: 185mm; padding: 9mm 14mm 6mm; border: 1.2pt double #444; display: flex; flex-direction: column; text-align: center; break-inside: avoid; }
        .certificate + .certificate { break-before: page; }
        .certificate .pair { column-gap: 12mm; align-items: start; }
        .certificate .pair :lang(lo), .certificate .pair > :lang(lo) { font-size: 12.5pt; }
        .certificate .group { font-size: 11.5pt; font-weight: bold; }
        .certificate .title { margin-top: 4mm; }
        .certificate .pair.title > * { font-size: 24pt; font-weight: bold; }
        .certificate .given { margin-top: 3mm; }
        .certificate h1 { margin: 4mm 0; font-size: 25pt; }
        .certificate h1 span { display: block; }
        .certificate h1 span + span { font-size: 19pt; }
        .certificate .course { font-weight: bold; margin: 2mm 0; }
        .certificate .signing { margin-top: auto; }
        .certificate .signing > * { padding-bottom: 24mm; font-weight: bold; }
        .certificate .signing > div > span { display: block; }
        .certificate.long { padding-top: 6mm; }
        .certificate.long .pair:not(.title) > *, .certificate.long .pair:not(.title) :lang(lo) { font-size: 11pt; line-height: 1.3; }
        .certificate.long h1 { margin: 3mm 0; font-size: 17pt; }
        .certificate.long h1 span + span { font-size: 14pt; }
        .certificate.long .signing > * { padding-bottom: 16mm; }
        .certificate.longest { padding-top: 6mm; }
        .certificate.longest .pair.title > * { font-size: 18pt; }
        .certificate.longest .pair:not(.title) > *, .certificate.longest .pair:not(.title) :lang(lo) { font-size: 10pt; line-height: 1.3; }
        .certificate.longest h1 { margin: 2mm 0; font-size: 13pt; }
        .certificate.longest h1 span + span { font-size: 11pt; }
        .certificate.longest .signing > * { padding-bottom: 14mm; }
        .certificate footer { display: flex; align-items: flex-end; justify-content: space-between; text-align: left; font-size: 10pt; }
        .certificate footer img { width: 20mm; height: 20mm; image-rendering: pixelated; }
        """;

    public async Task<string> RenderAsync(CertificateBook book)
    {
        await using var services = new ServiceCollection().AddSingleton(templates).AddSingleton(LayoutText.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(CertificatePages.Book)] = book });
            return (await renderer.RenderComponentAsync<CertificatePages>(parameters)).ToHtmlString();
        });
        var title = string.Join(" – ", Languages.Official.Select(language => templates.Wording.Format(WordingKeys.CertificatesTitle, language, book.CourseCode)));
        return $$"""
            <!DOCTYPE html>
            <html lang="vi">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
            <title>{{LayoutText.Escape(title)}}</title>
            <style>
            {{templates.FontFaces}}{{templates.ReportCss}}{{Style}}
            </style>
            </head>
            <body>
            {{body}}
            </body>
            </html>

            """;
    }
}
