using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Texts;

/// <summary>Marks beside a text are about what is to be done: a language in which it is missing, or older than its source.</summary>
public partial class TextMarkTests
{
    private static readonly LocalizedText Complete = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ", "Work plan");

    [Fact]
    public async Task Only_what_is_missing_or_stale_is_marked()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var changed = Complete.Write(Language.Vi, "Kế hoạch mới");
        foreach (var (text, marked) in new (LocalizedText, (Language, RenderingState)[])[]
        {
            (Complete, []),
            (Complete.MarkChecked(Language.Lo), []),
            (LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ"), []),
            (LocalizedText.Empty, []),
            (LocalizedText.Of(Language.Vi, "Kế hoạch"), [(Language.Lo, RenderingState.Missing)]),
            (LocalizedText.Of(Language.Lo, null, "ແຜນວຽກ"), [(Language.Vi, RenderingState.Missing)]),
            (changed, [(Language.Lo, RenderingState.Stale), (Language.En, RenderingState.Stale)]),
            (changed.Write(Language.Lo, "ແຜນວຽກໃໝ່"), [(Language.En, RenderingState.Stale)]),
        })
        {
            var loc = Loc.In(Language.Vi);
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<TextMarks>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Text"] = text }))).ToHtmlString());
            Assert.Equal(marked.Select(each => $"{loc.Name(each.Item1)}: {loc.Name(each.Item2)}"), Words().Matches(WebUtility.HtmlDecode(html)).Select(each => each.Groups[1].Value));
            Assert.Equal(marked.Length == 0, string.IsNullOrWhiteSpace(html));
        }
    }

    [GeneratedRegex("<span class=\"sr-only\"[^>]*>([^<]*)</span>")]
    private static partial Regex Words();
}
