using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What somebody presses says itself what it was refused for: a form is a DraftForm or an ActionForm, a button that sends something an ActionButton.</summary>
public partial class FormTests
{
    /// <summary>Stand for every form and button of the program.</summary>
    private static readonly string[] Own = ["src/LinkageWorkPlan.Web/Layout/Parts/DraftForm.razor", "src/LinkageWorkPlan.Web/Layout/Parts/ActionForm.razor", "src/LinkageWorkPlan.Web/Layout/Parts/ActionButton.razor"];

    /// <summary>Inside a DraftForm, which shows what they are refused for: another way to save it, and the choice between two people's words.</summary>
    private const string InForms = "SaveByAsync";

    private static readonly IReadOnlyList<string> Pages = [.. Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor").Except(Own)];

    [Fact]
    public void A_button_that_sends_is_found()
    {
        Assert.Equal(["RemoveAsync"], Senders("""
            <button type="button" @onclick="() => RemoveAsync(row)" disabled="@(IsBusy || rows.Count > 0)">x</button><button @onclick="Open">y</button>
            <ActionButton OnClick="RemoveAsync">z</ActionButton>
            @code {
              private Task RemoveAsync(Row row) => DoAsync(new Remove(row));
              private void Open() => isOpen = true;
              private async Task DoAsync(ICommand command)
              {
                await TryAsync(() => Sender.Send(command));
              }
            }
            """));
    }

    [Fact]
    public void A_button_that_passes_on_a_press_is_found()
    {
        Dictionary<string, string> pages = new(StringComparer.Ordinal)
        {
            ["a/Inner.razor"] = """
                <button type="button" @onclick="OnBare">x</button><button @onclick="() => SayAsync(1)">y</button><ActionButton OnClick="OnSafe">z</ActionButton>
                @code {
                  [Parameter] public EventCallback OnBare { get; set; }
                  [Parameter] public EventCallback<int> OnSaid { get; set; }
                  [Parameter] public EventCallback OnSafe { get; set; }
                  private Task SayAsync(int what) => OnSaid.InvokeAsync(what);
                }
                """,
            ["a/Between.razor"] = """
                <Inner OnBare="OnPassed"/>
                @code {
                  [Parameter] public EventCallback OnPassed { get; set; }
                }
                """,
            ["b/Page.razor"] = """
                <Inner OnBare="Close" OnSaid="number => RemoveAsync(number)" OnSafe="RemoveAllAsync"/>
                <Between OnPassed="RemoveAllAsync"/>
                @code {
                  private void Close() => isOpen = false;
                  private Task RemoveAsync(int number) => TryAsync(() => Sender.Send(new Remove(number)));
                  private Task RemoveAllAsync() => RemoveAsync(0);
                }
                """,
        };
        Assert.Equal(["b/Page.razor: Inner OnSaid", "b/Page.razor: Between OnPassed"], PassedOn(pages));
    }

    [Fact]
    public void A_button_that_passes_on_a_press_leads_to_nothing_that_is_sent() =>
        Assert.Empty(PassedOn(Pages.ToDictionary(path => path, Repository.Read, StringComparer.Ordinal)));

    [Fact]
    public void A_button_that_sends_something_shows_beside_itself_what_it_is_refused_for()
    {
        Assert.Contains(Pages, path => Repository.Read(path).Contains("<ActionButton", StringComparison.Ordinal));
        Assert.Empty(Pages.SelectMany(path => Senders(Repository.Read(path)).Select(handler => $"{path}: {handler}")));
    }

    [Fact]
    public void A_form_that_is_sent_through_a_circuit_shows_beneath_its_button_what_it_is_refused_for()
    {
        Assert.Contains(Pages, path => Repository.Read(path).Contains("<DraftForm", StringComparison.Ordinal));
        Assert.Empty(Repository.LinesWhere(Pages, line => line.Contains("<form", StringComparison.Ordinal) && line.Contains("@onsubmit", StringComparison.Ordinal) && !line.Contains("method=\"post\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_page_itself_says_only_what_no_form_or_button_says() =>
        Assert.Empty(Repository.LinesWhere(Pages, line => line.Contains("Items=\"Failures\"", StringComparison.Ordinal)));

    [Fact]
    public void Who_is_first_is_told_by_the_form() =>
        Assert.Empty(Repository.LinesWhere(Pages, line => line.Contains("<ConflictNotice", StringComparison.Ordinal)));

    [Fact]
    public void Cancel_throws_away_what_was_typed()
    {
        var cancels = Pages.Select(Repository.Read).Where(page => page.Contains("<DraftForm", StringComparison.Ordinal)).SelectMany(page => Cancel().Matches(page)).ToList();
        Assert.NotEmpty(cancels);
        Assert.All(cancels, each => Assert.Contains("data-draft-cancel", each.Value, StringComparison.Ordinal));
    }

    /// <summary>Handlers of plain buttons that come to a request, also by way of other methods of the page.</summary>
    private static IReadOnlyList<string> Senders(string text)
    {
        var page = new PageCode(text);
        return [.. from handler in page.Presses
                   where !handler.Contains(InForms, StringComparison.Ordinal)
                   from name in page.Reaching(Sends())
                   where Regex.IsMatch(handler, $@"\b{name}\b")
                   select name];
    }

    /// <summary>Callbacks that a component's plain button invokes, bound by a page to something that comes to a request: nothing beside the button shows what it is refused for.</summary>
    /// <param name="texts">By path.</param>
    private static IReadOnlyList<string> PassedOn(IReadOnlyDictionary<string, string> texts)
    {
        var pages = texts.ToDictionary(each => each.Key, each => new PageCode(each.Value), StringComparer.Ordinal);
        var pressed = pages.ToDictionary(each => each.Key, each => Pressed(each.Value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (Bound().Where(each => pages[each.Page].Callbacks.Contains(each.Handler)).Count(each => pressed[each.Page].Add(each.Handler)) > 0)
        {
        }

        return [.. from bound in Bound() where pages[bound.Page].Reaching(Sends()).Any(name => Regex.IsMatch(bound.Handler, $@"\b{name}\b")) select $"{bound.Page}: {bound.Component} {bound.Callback}"];

        IReadOnlyList<(string Page, string Component, string Callback, string Handler)> Bound() =>
        [
            .. from page in pages
               from drawn in page.Value.Components
               let path = PathOf(drawn.Name, page.Key)
               where path is not null
               from callback in pressed[path]
               where drawn.Attributes.ContainsKey(callback)
               select (page.Key, drawn.Name, callback, drawn.Attributes[callback]),
        ];

        // The one in the same folder, where two have the same name.
        string? PathOf(string component, string page) =>
            pages.Keys.Where(path => path.EndsWith($"/{component}.razor", StringComparison.Ordinal)).OrderBy(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(page) ? 0 : 1).FirstOrDefault();
    }

    private static IEnumerable<string> Pressed(PageCode page) =>
        from callback in page.Callbacks
        let passing = page.Reaching(new Regex($@"\b{callback}\.InvokeAsync\("))
        where page.Presses.Any(handler => Regex.IsMatch(handler, $@"\b{callback}\b") || passing.Any(name => Regex.IsMatch(handler, $@"\b{name}\b")))
        select callback;

    /// <summary>A control that says "Cancel", from its tag on.</summary>
    [GeneratedRegex(@"<\w+\b[^<]*Loc\[""Shared\.Cancel""\]")]
    private static partial Regex Cancel();

    [GeneratedRegex(@"\bTryAsync\(|\bSender\.Send\(new (?!\w+\.Query)")]
    private static partial Regex Sends();
}
