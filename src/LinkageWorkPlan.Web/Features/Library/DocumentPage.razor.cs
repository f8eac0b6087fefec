using LinkageWorkPlan.Domain.Library;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class DocumentPage
{
    private GetDocument.Model? model;
    private string? shown;

    [Parameter] public string DocumentCode { get; set; } = string.Empty;

    private string Readers => string.Join(" · ", new[]
    {
        Loc["Library.ForGroup"],
        model!.Document.ForMinisters ? Loc["Library.ForMinisters"] : null,
        model.Document.ForObservers ? Loc["Library.ForObservers"] : null,
    }.OfType<string>());

    private string? Period => model!.Document switch
    {
        { From: { } from, To: { } to } => $"{Loc.Date(from)} – {Loc.Date(to)}",
        { From: { } from } => $"{Loc.Date(from)} –",
        { To: { } to } => $"– {Loc.Date(to)}",
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (shown != DocumentCode)
        {
            await LoadAsync();
            shown = DocumentCode;
        }
    }

    private async Task LoadAsync() => model = await FindAsync(new GetDocument.Query(DocumentCode));
}
