namespace LinkageWorkPlan.UnitTests.Conventions;

public class RazorTextTests
{
    private const string Sample = """"
        @page "/planted"
        @inherits PageBase
        @using System.Text
        @* A comment *@ <!-- another -->
        <style>.planted { color: red; }</style>
        <h1 class="big" title="Planted title">Planted heading @Loc["Shared.Save"]</h1>
        <input placeholder="planted hint" value="fine" aria-label="@Loc["Shared.Find"]" @onchange="() => Set("fine")"/>
        <img alt="planted picture @(isOpen ? "fine" : "fine")" src="fine.png">
        @if (count < limit && words.Any(each => each > 1))
        {
          var fine = "fine";
          <p>Planted in a block</p>
          foreach (var item in items)
          {
            <li>@item.Name.For(Loc.Language) · @item!.Code – <b>planted in a loop</b></li>
          }
        }
        else
        {
          <Part Label="planted label" Name="fine" @bind-Words="words"/>
        }
        @switch (state) { case State.Open: <p>planted case</p> break; default: <p>1 / 2</p> break; }
        @($"{Fine("fine")} fine")
        <p lang="lo">ຄຳທີ່ປູກ</p>

        @code {
          private string fine = "fine";
          private bool Less => 1 < Count && Count < 3;
          private RenderFragment Planted(string fine) =>
            @<div class="fine">
               <span>planted template</span>
             </div>;
        }
        """";

    private static readonly IReadOnlyList<string> Pages = Repository.TextFiles("src/", ".razor");

    /// <summary>Literals that are no words of the interface, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["dd/mm/yyyy"] = "the form of a date, alike in all three languages",
        ["SHA-256"] = "the name of a standard",
        ["· SHA-256"] = "the name of a standard",
        ["Ctrl"] = "what stands on the key",
        ["Shift"] = "what stands on the key",
        ["Alt"] = "what stands on the key",
        ["Enter"] = "what stands on the key",
        ["PDF ·"] = "the name of a standard",
        ["setup/"] = "part of an address",
    };

    [Fact]
    public void The_scan_finds_every_planted_word_and_no_code() => Assert.Equal(
        [
            "Planted title", "Planted heading", "planted hint", "planted picture", "Planted in a block", "planted in a loop",
            "planted label", "planted case", "ຄຳທີ່ປູກ", "planted template",
        ],
        RazorText.WordsOf(Sample));

    [Fact]
    public void Pages_take_their_words_from_the_resources()
    {
        Assert.True(Pages.Count > 80, $"Only {Pages.Count} pages were found");
        var literal = Pages.SelectMany(path => RazorText.WordsOf(Repository.Read(path)).Where(each => !Allowed.ContainsKey(each)).Select(each => $"{path}: {each}")).ToList();
        Assert.True(literal.Count == 0, string.Join('\n', literal));
    }

    /// <summary>The scan reads to the end: a word planted there is found in every page.</summary>
    [Fact]
    public void The_scan_gets_through_every_page() =>
        Assert.DoesNotContain(Pages, path => !RazorText.WordsOf(Repository.Read(path) + "\n<p>planted</p>").Contains("planted"));
}
