using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
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

/// <summary>A content as one HTML document that holds its fonts and styles: it runs no script and asks no other address for anything.</summary>
public sealed class ReportHtml(ReportTemplates templates)
{
    // The whole of a digest does not fit a page's foot; this much finds it again.
    private const int ShortFingerprint = 16;

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

    public async Task<string> RenderAsync(ReportContent content, EditionKey key)
    {
        var first = key.Reader;
        var body = await BodyAsync(content, first);
        var language = first.NativeLanguage();
        var html = new StringBuilder(templates.FontFaces.Length + body.Length + 16_384);
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(language.Code()).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(Policy).Append("\">\n")
            .Append("<title>").Append(LayoutText.Escape(TitleOf(content, first))).Append("</title>\n<style>\n")
            .Append(templates.FontFaces).Append(templates.ReportCss).Append(templates.ChartsCss).Append(MarginsOf(content, first))
            .Append("</style>\n</head>\n<body>\n").Append(body).Append("\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>The body alone, for a page that shows it with a style sheet of its own.</summary>
    public async Task<string> BodyAsync(ReportContent content, Side first)
    {
        await using var services = new ServiceCollection().AddSingleton(templates).AddSingleton(LayoutText.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ReportDocument.Content)] = content,
                [nameof(ReportDocument.First)] = first,
            });
            return (await renderer.RenderComponentAsync<ReportDocument>(parameters)).ToHtmlString();
        });
    }

    private string TitleOf(ReportContent content, Side first) => string.Join(" – ", new[] { first, first.Other() }.Select(side =>
        $"{templates.Wording[WordingKeys.ReportType].For(side.NativeLanguage())} {content.ReportCode}"));

    private string MarginsOf(ReportContent content, Side first)
    {
        var words = content.ReportCode + (content.Fingerprint is { } fingerprint ? $" · {fingerprint[..Math.Min(ShortFingerprint, fingerprint.Length)]}" : string.Empty);

        // The slanting mark is for the eye; this one is also found by a search and by those who copy a page's words.
        var draft = string.Join(" · ", new[] { first, first.Other() }.Select(side => templates.Wording[WordingKeys.Draft].For(side.NativeLanguage())));
        var mark = content.IsDraft ? $"@top-right{{content:{CssString(draft)}}}" : string.Empty;
        return $"@page{{@bottom-left{{content:{CssString(words)}}}{mark}}}\n";
    }

    /// <summary>As a CSS string; everything but letters and digits is escaped by its number, so that no code can end the rule.</summary>
    private static string CssString(string words)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                css.Append(rune);
            }
            else
            {
                css.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
            }
        }

        return css.Append('"').ToString();
    }
}
