using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class DataPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetDocumentEditor.Model? model;
    private DataForm values = new([], string.Empty, string.Empty, string.Empty);
    private DataForm opened = new([], string.Empty, string.Empty, string.Empty);
    private int version;
    private string? shown;

    [Parameter] public string DocumentCode { get; set; } = string.Empty;

    private string Back => $"/library/{DocumentCode}";

    private string FormKey => $"document-data:{model!.Saved!.Id}";

    private string? WhyNot => model!.Saved!.State == DocumentState.Withdrawn ? Loc[Rules.DocumentWithdrawn, DocumentCode]
        : model.Saved.Columns.Count == 0 ? Loc[Rules.DataNone, DocumentCode]
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != DocumentCode)
        {
            await LoadAsync();
            shown = DocumentCode;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetDocumentEditor.Query(DocumentCode));
        opened = model?.Saved is { } saved ? DataForm.Of(saved) : opened;
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new DescribeData.Command(model!.Saved!.Id, values, version));
        });
        if (saved)
        {
            Navigation.NavigateTo($"{Back}#data");
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetDocumentEditor.Query(DocumentCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = DataForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
