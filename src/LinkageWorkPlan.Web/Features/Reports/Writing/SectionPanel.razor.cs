using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class SectionPanel
{
    private TextWords words = TextWords.None;
    private LocalizedText? opened;
    private bool hasConflict;
    private DraftForm? form;
    private SectionClaim? claim;

    [Parameter, EditorRequired] public GetReport.View View { get; set; } = null!;
    [Parameter, EditorRequired] public string Key { get; set; } = string.Empty;
    [Parameter, EditorRequired] public bool CanWrite { get; set; }
    [Parameter, EditorRequired] public Func<string, string> AddressOf { get; set; } = null!;
    [Parameter] public EventCallback Changed { get; set; }

    private LocalizedText Text => View.TextOf(Key);

    private bool IsWritten => CanWrite && !View.Content.LeftOut.Contains(Key);

    /// <summary>English in front where a reader of English has it; the two official languages always.</summary>
    private IEnumerable<Language> Shown =>
        Languages.All.Where(each => each.IsOfficial() || (each == Loc.Language && Text[each] is not null)).OrderBy(each => each == Loc.Language ? 0 : 1);

    /// <summary>As printed: a figure's name is one word, its value.</summary>
    private TextWords Counted => Languages.All.Aggregate(words, (all, language) =>
        all.With(language, FigureNames.Replace(words[language] ?? string.Empty, each => View.Figures.WordsOf(each.Words, language) ?? each.Words)));

    /// <summary>What stands for a summary that nobody wrote depends on the sections of this report.</summary>
    private string Hint => Key != SectionKeys.Summary ? Loc["Reports.ParagraphHint"]
        : View.Content.Prints(SectionKeys.Successes) ? Loc["Reports.SummaryHint", SummaryLength.WordsMax, View.Content.ReferenceTo(SectionKeys.Successes)]
        : Loc["Reports.SummaryHintAlone", SummaryLength.WordsMax];

    private string FormKey => $"report:{View.Report.Id}:{Key}";

    protected override void OnParametersSet()
    {
        // What was typed over somebody else's newer text stays until its writer decides.
        if (opened is null || (!hasConflict && opened != Text && words == TextWords.From(opened)))
        {
            TakeTheirs();
        }
    }

    private void TakeTheirs()
    {
        (words, opened, hasConflict) = (TextWords.From(Text), Text, false);
        ClearFailures();
    }

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        TakeTheirs();
    }

    /// <summary>Languages that were not written here take their words.</summary>
    private async Task SaveMineAsync()
    {
        (words, opened) = (SectionMerge.Rest(Text, words, opened!), Text);
        await form!.SaveByAsync(SaveAsync);
    }

    private async Task<bool> SaveAsync()
    {
        var sent = words;
        var isSaved = await TryAsync(() => Sender.Send(new WriteSection.Command(View.Report.Id, Key, sent, opened!)));
        hasConflict = Failures.Any(each => each.Rule == Rules.Conflict);
        if (isSaved || hasConflict)
        {
            await Changed.InvokeAsync();
        }

        if (isSaved)
        {
            claim?.Release();
            (words, opened) = (words == sent ? TextWords.From(Text) : words.RebaseOn(TextWords.From(Text), sent), Text);
        }

        return isSaved;
    }
}
