using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class NumbersPanel
{
    private readonly Unread unread = new();
    private DraftForm? form;
    private string number = string.Empty;
    private DateOnly? date;
    private OfficeNumber? seen;
    private bool isRead;
    private string? done;
    private int turn;

    [Parameter, EditorRequired] public GetReport.View View { get; set; } = null!;

    /// <summary>The side whose number the reader may write; null where none.</summary>
    [Parameter, EditorRequired] public Side? Own { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private OfficeNumber? Given => View.Numbers.FirstOrDefault(each => each.Side == Own);

    private bool IsIssued => View.Report.State == ReportState.Issued;

    /// <summary>What an issue was published with does not change.</summary>
    private bool MayWrite => Own is not null && !(IsIssued && Given is not null);

    protected override void OnParametersSet()
    {
        // What was typed over a number that somebody else recorded meanwhile stays.
        if (!isRead || (seen != Given && (number, date) == (seen?.Number ?? string.Empty, seen?.Date)))
        {
            Take();
        }
    }

    private void Take()
    {
        (isRead, seen) = (true, Given);
        (number, date) = (Given?.Number ?? string.Empty, Given?.Date);
        turn++;
    }

    private Task<bool> SaveAsync() => DoAsync(
        () =>
        {
            unread.Require();
            return Sender.Send(new RecordNumber.Command(View.Report.Id, number, date, seen));
        },
        "Reports.NumberSaved");

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        ClearFailures();
        await Changed.InvokeAsync();
        Take();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        await Changed.InvokeAsync();
        number = number == (seen?.Number ?? string.Empty) ? Given?.Number ?? string.Empty : number;
        date = date == seen?.Date ? Given?.Date : date;
        seen = Given;
        await form!.SaveByAsync(SaveAsync);
    }

    private Task RemoveAsync() => DoAsync(() => Sender.Send(new RemoveNumber.Command(View.Report.Id)), "Reports.NumberRemoved");

    private async Task<bool> DoAsync(Func<Task> action, string words)
    {
        done = null;
        var sent = (number, date);
        var isDone = await TryAsync(action);
        if (isDone)
        {
            done = Loc[words];
            await Changed.InvokeAsync();
            if (sent == (number, date))
            {
                Take();
            }
        }

        return isDone;
    }
}
