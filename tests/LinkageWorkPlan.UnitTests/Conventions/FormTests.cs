using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What somebody presses says itself what it was refused for: a form is a DraftForm or an ActionForm, a button that sends something an ActionButton.</summary>
public partial class FormTests
{
    /// <summary>Stand for every form and button of the program.</summary>
    private static readonly string[] Own = ["src/LinkageWorkPlan.Web/Layout/Parts/DraftForm.razor", "src/LinkageWorkPlan.Web/Layout/Parts/ActionForm.razor", "src/LinkageWorkPlan.Web/Layout/Parts/ActionButton.razor"];

    /// <summary>Inside a DraftForm, which shows what they are refused for: another way to save it, and the choice between two people's words.</summary>
    private static readonly string[] InForms = ["SaveByAsync", "TakeTheirsAsync", "KeepMineAsync"];

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
    public void Cancel_throws_away_what_was_typed() =>
        Assert.Empty(Repository.LinesWhere(
            Pages.Where(path => Repository.Read(path).Contains("<DraftForm", StringComparison.Ordinal)),
            line => line.Contains("Loc[\"Shared.Cancel\"]", StringComparison.Ordinal) && !line.Contains("data-draft-cancel", StringComparison.Ordinal)));

    /// <summary>Handlers of plain buttons that come to a request, also by way of other methods of the page.</summary>
    private static IReadOnlyList<string> Senders(string page)
    {
        var methods = Method().Matches(page).Select(each => (Name: each.Groups[1].Value, Body: BodyOf(page, each.Index))).ToList();
        var sending = methods.Where(each => Sends().IsMatch(each.Body)).Select(each => each.Name).ToHashSet(StringComparer.Ordinal);
        while (methods.FirstOrDefault(each => !sending.Contains(each.Name) && sending.Any(name => Regex.IsMatch(each.Body, $@"\b{name}\("))) is { Name: { } more })
        {
            sending.Add(more);
        }

        return [.. from Match button in Button().Matches(page)
                   let handler = button.Groups[1].Value
                   where !InForms.Any(each => handler.Contains(each, StringComparison.Ordinal))
                   from name in sending
                   where Regex.IsMatch(handler, $@"\b{name}\b")
                   select name];
    }

    /// <summary>To the next method, or the end.</summary>
    private static string BodyOf(string page, int start)
    {
        var head = page.IndexOf('\n', start);
        var next = head < 0 ? Match.Empty : Method().Match(page, head);
        return next.Success ? page[start..next.Index] : page[start..];
    }

    [GeneratedRegex(@"^ *(?:private|protected|public)[^;=\n]*?\b(\w+)\([^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"\bTryAsync\(|\bSender\.Send\(new (?!\w+\.Query)")]
    private static partial Regex Sends();

    [GeneratedRegex(@"<button\b(?:[^<>""]|""[^""]*"")*?@onclick=""((?:[^""(]|\((?:[^()]|\([^()]*\))*\))*)""")]
    private static partial Regex Button();
}
