using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Directions;

public partial class DirectionItem
{
    private enum Editing
    {
        Nothing,
        Answer,
        Words,
    }

    private Editing editing;
    private DraftForm? form;
    private Direction? opened;
    private TextWords words = TextWords.None;
    private string? taskCode;
    private string? rendering;
    private string why = string.Empty;
    private Language into;
    private int version;

    [Parameter, EditorRequired] public string PlanCode { get; set; } = string.Empty;
    [Parameter, EditorRequired] public ListDirections.Row Row { get; set; } = null!;
    [Parameter, EditorRequired] public CurrentUser User { get; set; } = CurrentUser.Nobody;
    [Parameter] public IReadOnlyList<string> TaskCodes { get; set; } = [];

    /// <summary>True where directions on several reports stand in one list.</summary>
    [Parameter] public bool NamesReport { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private Direction It => Row.Direction;

    private void EditAnswer()
    {
        ClearFailures();
        (editing, words, taskCode, opened, version) = (Editing.Answer, TextWords.From(It.Answer), It.TaskCode, It, It.Version);
    }

    private void EditWords(Language language)
    {
        ClearFailures();
        (editing, into, rendering, opened, version) = (Editing.Words, language, It.Words[language]?.Text, It, It.Version);
    }

    private void Write(TextWords typed) => words = typed;

    private Task<bool> AnswerAsync() => SaveAsync(() => Sender.Send(new AnswerDirection.Command(It.Id, words, taskCode, version)));

    private Task<bool> TranslateAsync() => SaveAsync(() => Sender.Send(new TranslateDirection.Command(It.Id, into, rendering, version)));

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Sender.Send(new WithdrawDirection.Command(It.Id, why, It.Version))))
        {
            await Changed.InvokeAsync();
        }
    }

    private async Task CloseAsync()
    {
        await TryAsync(() => Sender.Send(new CloseDirection.Command(It.Id, It.Version)));
        await Changed.InvokeAsync();
    }

    private async Task<bool> SaveAsync(Func<Task> save)
    {
        var isSaved = await TryAsync(save);
        if (isSaved)
        {
            editing = Editing.Nothing;
        }

        // One that is gone leaves the list with all that was typed: the words stay to be copied.
        if (isSaved || Failures.Any(each => each.Rule == Rules.Conflict))
        {
            await Changed.InvokeAsync();
        }

        return isSaved;
    }

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        await Changed.InvokeAsync();
        if (editing == Editing.Answer)
        {
            EditAnswer();
        }
        else
        {
            EditWords(into);
        }
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        await Changed.InvokeAsync();
        if (editing == Editing.Answer)
        {
            words = words.RebaseOn(TextWords.From(It.Answer), TextWords.From(opened!.Answer));
            taskCode = taskCode == opened.TaskCode ? It.TaskCode : taskCode;
        }

        (opened, version) = (It, It.Version);
        await form!.SaveByAsync(editing == Editing.Answer ? AnswerAsync : TranslateAsync);
    }
}
