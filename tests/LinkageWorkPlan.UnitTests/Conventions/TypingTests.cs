using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What people type into belongs to the browser: one component sees to it, and nothing goes by it.</summary>
public partial class TypingTests
{
    private const string Field = "src/LinkageWorkPlan.Web/Layout/Parts/TextField.razor";

    /// <summary>A control of forms that are sent whole, without a circuit: sign-in, password, set-up.</summary>
    private const string Plain = "src/LinkageWorkPlan.Web/Features/Accounts/PlainField.razor";

    private static readonly IReadOnlyList<string> Pages = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor");

    [Fact]
    public void Nothing_is_told_to_the_server_on_every_key()
    {
        Assert.True(Pages.Count > 100);
        Assert.DoesNotContain(Pages, page => OnEveryKey().IsMatch(Repository.Read(page)));
    }

    [Fact]
    public void Only_one_component_draws_what_one_types_into()
    {
        Assert.Matches(Typed(), Repository.Read(Field));

        // Forms with a method are sent by the browser; what nobody sees only brings rows of a draft back.
        var others = Pages.Where(page => page is not (Field or Plain) && !WithoutCircuit().IsMatch(Repository.Read(page))
            && Typed().Matches(Repository.Read(page)).Any(control => !control.Value.Contains("tabindex=\"-1\"", StringComparison.Ordinal)));
        Assert.Empty(others);
    }

    /// <summary>A parameter is as old as the last drawing: a change made from it takes back what was typed since.</summary>
    [Fact]
    public void No_component_changes_a_value_from_its_own_parameter()
    {
        var stale = from page in Pages
                    let text = Repository.Read(page)
                    from parameter in Parameter().Matches(text).Select(each => each.Groups[1].Value)
                    where Regex.IsMatch(text, $@"InvokeAsync\(({parameter} with|{parameter}\.With\()|Change\w*\({parameter} with")
                    select $"{page}: {parameter}";
        Assert.Empty(stale);
    }

    /// <summary>A page gets its parameters again with every link to one of its own parts: a form that is filled again then loses what was typed.</summary>
    [Fact]
    public void A_form_is_filled_once()
    {
        var filling = Pages.Where(page => page.Contains("/Features/", StringComparison.Ordinal) && Repository.Read(page).Contains("<DraftForm", StringComparison.Ordinal)).Select(page => (page, Body: Parameters().Match(Repository.Read(page)).Value)).Where(each => each.Body.Length > 0).ToList();
        Assert.NotEmpty(filling);
        Assert.DoesNotContain(filling, each => !each.Body.Contains("if (", StringComparison.Ordinal) && !each.Body.Contains("??=", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"override (?:async )?(?:Task|void) OnParametersSet(?:Async)?\(\).*?(?:\n  }|;\n\n)", RegexOptions.Singleline)]
    private static partial Regex Parameters();

    [GeneratedRegex("oninput|bind:event|onkeyup|onkeydown|onkeypress", RegexOptions.IgnoreCase)]
    private static partial Regex OnEveryKey();

    [GeneratedRegex("<textarea[^>]*>|<input(?![^>]*type=\"(?:checkbox|radio|hidden|file)\")[^>]*>|<InputText|<RadzenText|<RadzenNumeric")]
    private static partial Regex Typed();

    [GeneratedRegex("<form [^>]*method=\"(?:get|post)\"")]
    private static partial Regex WithoutCircuit();

    [GeneratedRegex(@"\[Parameter[^\]]*\] public \S+ (\w+) \{")]
    private static partial Regex Parameter();
}
