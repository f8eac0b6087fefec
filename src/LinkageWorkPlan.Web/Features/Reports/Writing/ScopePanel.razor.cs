using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class ScopePanel
{
    private ScopeForm scope = ScopeForm.Empty;
    private ReportScope? seen;
    private bool hasConflict;
    private int turn;
    private DraftForm? form;

    [Parameter, EditorRequired] public GetReport.View View { get; set; } = null!;
    [Parameter, EditorRequired] public bool CanWrite { get; set; }
    [Parameter] public EventCallback Changed { get; set; }

    private IEnumerable<string> Covered => View.Report.CoveredPillars.Concat(View.Report.CoveredTasks);

    private string FormKey => $"report-scope:{View.Report.Id}";

    protected override void OnParametersSet()
    {
        // What was typed over somebody else's newer topic stays until its writer decides.
        if (seen is null || (!hasConflict && seen != View.Report.Scope && scope.SaysTheSame(ScopeForm.From(seen))))
        {
            TakeTheirs();
        }
    }

    private void TakeTheirs()
    {
        (seen, scope, hasConflict) = (View.Report.Scope, ScopeForm.From(View.Report.Scope), false);
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
        var (opened, theirs) = (ScopeForm.From(seen!), View.Report.Scope);
        scope = new ScopeForm(
            SectionMerge.Rest(theirs.Topic, scope.Topic, seen!.Topic),
            scope.Pillars.SequenceEqual(opened.Pillars) ? theirs.Pillars : scope.Pillars,
            scope.Tasks.SequenceEqual(opened.Tasks) ? theirs.Tasks : scope.Tasks);
        seen = theirs;
        await form!.SaveByAsync(SaveAsync);
    }

    private async Task<bool> SaveAsync()
    {
        var sent = scope;
        var isSaved = await TryAsync(() => Sender.Send(new ChangeReportScope.Command(View.Report.Id, sent.Topic, sent.Pillars, sent.Tasks, seen!)));
        hasConflict = Failures.Any(each => each.Rule == Rules.Conflict);
        if (isSaved || hasConflict)
        {
            await Changed.InvokeAsync();
        }

        if (isSaved && scope == sent)
        {
            TakeTheirs();
        }
        else if (isSaved)
        {
            seen = View.Report.Scope;
        }

        return isSaved;
    }
}
