using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Texts;

public partial class DeskEditor
{
    private LocalizedText text = LocalizedText.Empty;
    private GetText.Model? model;
    private string words = string.Empty;
    private string? note;
    private int turn;
    private bool isShown;
    private DraftForm? form;

    [Parameter, EditorRequired] public TextRow Row { get; set; } = null!;
    [Parameter, EditorRequired] public Language Target { get; set; }
    [Parameter] public bool MayWrite { get; set; }
    [Parameter, EditorRequired] public CurrentUser User { get; set; } = CurrentUser.Nobody;

    /// <summary>Who else has this text open; null where nobody has.</summary>
    [Parameter] public string? TakenBy { get; set; }

    /// <summary>Puts the cursor into the rendering once it is shown.</summary>
    [Parameter] public bool HoldsFocus { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }
    [Parameter] public EventCallback OnNext { get; set; }
    [Parameter] public EventCallback OnPrevious { get; set; }

    private RenderingState state => text.StateOf(Target);

    private bool IsWritten => MayWrite && text.Source != Target;

    private bool IsUnchanged => TextNormalizer.Normalize(words) == (text[Target]?.Text ?? string.Empty);

    /// <summary>Only somebody whose own language it is says that it is right.</summary>
    private bool MayCheck => User.Is(Role.Secretary | Role.CoChair) && User.Side?.NativeLanguage() == Target && text.Source != Target
        && (state == RenderingState.Translated || MayWrite);

    /// <summary>Names of figures that the rendering, as it is saved, lacks: of a report alone, whose texts may have any.</summary>
    private IReadOnlyList<string> MissingFigures => Row.Kind == TextKind.Report ? FigureNames.MissingIn(text, Target) : [];

    private string FormKey => $"text:{Row.Id}:{Row.Field}:{Target.Code()}";

    private string InputId => $"w-{Row.Id:N}-{Row.Field.Replace(':', '-')}";

    private string Label => TextLabels.Of(Row, Loc);

    protected override async Task OnInitializedAsync()
    {
        Show(Row.Text);
        model = await FindAsync(new GetText.Query(Row.Kind, Row.Id, Row.Field, Target));
        if (model is not null && model.Text != text)
        {
            // What was typed while this was looked up stays.
            (text, words) = (model.Text, IsUnchanged ? model.Text[Target]?.Text ?? string.Empty : words);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (HoldsFocus && !isShown && IsWritten)
        {
            isShown = true;
            await Scripts.CallAsync("desk", "focus", InputId);
        }
    }

    private void Show(LocalizedText now) => (text, words) = (now, now[Target]?.Text ?? string.Empty);

    private async Task<bool> SaveAsync()
    {
        var isSaved = await RenderAsync();
        if (isSaved)
        {
            await OnNext.InvokeAsync();
        }

        return isSaved;
    }

    /// <summary>What was typed is saved first: nobody vouches for words that are not there.</summary>
    private async Task<bool> CheckAsync()
    {
        if ((state != RenderingState.Translated || !IsUnchanged) && !await RenderAsync())
        {
            return false;
        }

        var isChecked = await DoAsync(_ => Sender.Send(new CheckText.Command(Row.Kind, Row.Id, Row.Field, Target, TextStamp.Of(text))), _ =>
            text.MarkChecked(Target), "Texts.Checked");
        if (isChecked)
        {
            await OnNext.InvokeAsync();
        }

        return isChecked;
    }

    private Task<bool> RenderAsync() =>
        DoAsync(sent => Sender.Send(new RenderText.Command(Row.Kind, Row.Id, Row.Field, Target, sent, TextStamp.Of(text))), sent =>
            text.Write(Target, sent), "Shared.Saved");

    /// <param name="action">Gets the words as they stand now: what is typed meanwhile is not part of it, and stays.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="said">Key of the words to show then.</param>
    private async Task<bool> DoAsync(Func<string, Task> action, Func<string, LocalizedText> after, string said)
    {
        note = null;
        var sent = words;
        var isDone = await TryAsync(() => action(sent));
        if (isDone)
        {
            text = after(sent);
            words = words == sent ? text[Target]?.Text ?? string.Empty : words;
            note = Loc[said];
            await OnSaved.InvokeAsync();
        }

        return isDone;
    }

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        await RefreshAsync();
        words = text[Target]?.Text ?? string.Empty;
    }

    private async Task SaveMineAsync()
    {
        await RefreshAsync();
        await form!.SaveByAsync(SaveAsync);
    }

    private async Task RefreshAsync()
    {
        ClearFailures();
        model = await FindAsync(new GetText.Query(Row.Kind, Row.Id, Row.Field, Target)) ?? model;
        text = model?.Text ?? text;
        turn++;
    }
}
