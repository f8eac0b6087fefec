using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Layout.Parts;

public partial class WordsEditor
{
    private TextWords now = TextWords.None;
    private TextWords first = TextWords.None;
    private bool isBegun;

    [CascadingParameter] private FieldLabels? Labels { get; set; }

    [Parameter, EditorRequired] public string Name { get; set; } = string.Empty;
    [Parameter, EditorRequired] public string Label { get; set; } = string.Empty;
    [Parameter, EditorRequired] public TextWords Words { get; set; } = TextWords.None;
    [Parameter] public EventCallback<TextWords> WordsChanged { get; set; }

    /// <summary>The text as saved: shows which renderings are stale.</summary>
    [Parameter] public LocalizedText Saved { get; set; } = LocalizedText.Empty;

    /// <summary>Limit in text elements, shown once a text comes near it.</summary>
    [Parameter] public int Max { get; set; } = 300;

    [Parameter] public int Rows { get; set; } = 1;
    [Parameter] public string? Hint { get; set; }
    [Parameter] public bool Required { get; set; }

    /// <summary>For a label that only screen readers need.</summary>
    [Parameter] public bool BareLabel { get; set; }

    private IEnumerable<Language> Order => Languages.Official.OrderBy(each => each == Loc.Language ? 0 : 1);

    protected override void OnParametersSet()
    {
        Labels?.Set(FormLinks.IdOf(Name), Label);
        if (!isBegun)
        {
            (isBegun, first) = (true, Words);
        }

        now = Words;
    }

    /// <summary>A rendering whose source was changed after it was made, or is being changed here: it may still be right.</summary>
    private bool IsOlder(Language language) => language != Saved.Source && Saved[language] is { } rendering
        && TextNormalizer.Normalize(now[language]) == rendering.Text
        && (Saved.StateOf(language) == RenderingState.Stale || TextNormalizer.Normalize(now[Saved.Source]) != Saved[Saved.Source]?.Text);

    /// <summary>From what is here now, never from what was drawn last: on a slow line several languages are reported before one is drawn.</summary>
    private Task WriteAsync(TextWords words)
    {
        now = words;
        return WordsChanged.InvokeAsync(words);
    }
}
