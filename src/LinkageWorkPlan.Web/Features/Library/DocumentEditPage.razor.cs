using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class DocumentEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetDocumentEditor.Model? model;
    private DocumentForm values = new();
    private DocumentForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? DocumentCode { get; set; }

    private string Heading => DocumentCode is null ? Loc["Library.Add"] : $"{DocumentCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => DocumentCode is null ? "/library" : $"/library/{DocumentCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"document:{id}" : "document-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, DocumentCode))
        {
            await LoadAsync();
            shown = (true, DocumentCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetDocumentEditor.Query(DocumentCode));
        opened = model?.Saved is { } saved ? DocumentForm.Of(saved) : new DocumentForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private void SetSector(string? sector) => values = values with { Sector = sector ?? string.Empty };

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseDocument.Command(id, values, version)) : await Sender.Send(new AddDocument.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/library/{code}");
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

        var now = DocumentForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
