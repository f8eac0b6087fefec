using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class DatesPanel
{
    private readonly Unread unread = new();
    private DatesForm dates = new();
    private ReportDates? seen;
    private bool hasConflict;
    private bool isSaved;
    private int turn;
    private DraftForm? form;

    private async Task DeleteAsync()
    {
        if (await TryAsync(() => Sender.Send(new DeleteReport.Command(View.Report.Id))))
        {
            Navigation.NavigateTo("/reports");
        }
    }

    [Parameter, EditorRequired] public GetReport.View View { get; set; } = null!;
    [Parameter, EditorRequired] public bool CanWrite { get; set; }
    [Parameter] public EventCallback Changed { get; set; }

    private string FormKey => $"report-dates:{View.Report.Id}";

    protected override void OnParametersSet()
    {
        // What was typed over somebody else's newer dates stays until its writer decides.
        if (seen is null || (!hasConflict && seen != View.Dates && dates == DatesForm.From(seen)))
        {
            TakeTheirs();
        }
    }

    private void TakeTheirs()
    {
        (seen, dates, hasConflict) = (View.Dates, DatesForm.From(View.Dates), false);
        turn++;
        ClearFailures();
    }

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        TakeTheirs();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        (dates, seen) = (dates.RebaseOn(DatesForm.From(View.Dates), DatesForm.From(seen!)), View.Dates);
        await form!.SaveByAsync(SaveAsync);
    }

    private async Task<bool> SaveAsync()
    {
        var sent = dates;
        isSaved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new ChangeReportDates.Command(View.Report.Id, sent.PeriodStart, sent.PeriodEnd, sent.CutOff, sent.Due, seen!));
        });
        hasConflict = Failures.Any(each => each.Rule == Rules.Conflict);
        if (isSaved || hasConflict)
        {
            await Changed.InvokeAsync();
        }

        if (isSaved && dates == sent)
        {
            TakeTheirs();
        }
        else if (isSaved)
        {
            seen = View.Dates;
        }

        return isSaved;
    }
}
