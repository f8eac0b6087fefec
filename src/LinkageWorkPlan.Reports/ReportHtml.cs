using System.Text;
using LinkageWorkPlan.Domain;
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

/// <summary>A content as one HTML document that holds its fonts and styles: it runs no script and asks no other address for anything.</summary>
public sealed class ReportHtml(ReportTemplates templates)
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

    /// <summary>One edition as a document of its own.</summary>
    public async Task<string> RenderAsync(IPrintedContent content, EditionKey key)
    {
        var paper = PaperOf(content, key);
        var body = await BodyAsync(content, key);
        var html = new StringBuilder(templates.FontFaces.Length + body.Length + 65_536);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(paper.Text[0].Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(LayoutText.Escape(TitleOf(paper))).Append("</title>\n<style>\n")
            .Append(templates.FontFaces).Append(PageRules.Of(paper, templates.Wording))
            .Append(templates.ReportCss).Append(templates.ChartsCss).Append(templates[content.Printed, key.Edition].Css)
            .Append("</style>\n</head>\n<body>\n").Append(body).Append("\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The number and date of one side's records office alone, on a page like page 1 of the edition, at the places that its issued file keeps for them.</summary>
    /// <param name="content">With the number.</param>
    public async Task<string> RenderNumberAsync(IPrintedContent content, EditionKey key, Side office)
    {
        var paper = PaperOf(content, key) with { Layer = office };
        var body = await BodyAsync<NumberDocument>(paper);
        return $$"""
            <!DOCTYPE html>
            <html lang="{{paper.Text[0].Code()}}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{{Policy}}">
            <title>{{LayoutText.Escape(TitleOf(paper))}}</title>
            <style>
            {{PageRules.Bare(paper)}}{{templates.FontFaces}}{{templates.ReportCss}}{{templates[content.Printed, key.Edition].Css}}
            @page { @top-left { content: none } @top-center { content: none } @top-right { content: none } @bottom-left { content: none } @bottom-center { content: none } @bottom-right { content: none } }
            body { visibility: hidden; background: none; }
            .drawn { visibility: visible; width: max-content; min-width: 100%; }
            </style>
            </head>
            <body>
            {{body}}
            </body>
            </html>

            """;
    }

    /// <summary>The body alone, for a page that shows it with a style sheet of its own.</summary>
    public Task<string> BodyAsync(IPrintedContent content, EditionKey key) => BodyAsync<ReportDocument>(PaperOf(content, key));

    private async Task<string> BodyAsync<T>(Paper paper)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton(templates).AddSingleton(LayoutText.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportDocument.Paper)] = paper });
            return (await renderer.RenderComponentAsync<T>(parameters)).ToHtmlString();
        });
    }

    private Paper PaperOf(IPrintedContent content, EditionKey key) => new(content, key, templates[content.Printed, key.Edition].Layout);

    private string TitleOf(Paper paper) => string.Join(" – ", paper.Text.Select(language =>
        $"{templates.Wording[WordingKeys.TitleOf(paper.Content.Printed)].For(language)} {paper.Content.DocumentCode}{(paper.Standing is { } key ? $" ({templates.Wording[key].For(language)})" : null)}"));
}
