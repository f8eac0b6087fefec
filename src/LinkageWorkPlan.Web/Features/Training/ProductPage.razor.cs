using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Training;

public partial class ProductPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private FileField? fileField;
    private GetProductEditor.Model? model;
    private ProductForm values = new();
    private ProductForm opened = new();
    private int version;
    private (string?, string?) shown;

    [Parameter] public string CourseCode { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? ProductCode { get; set; }

    private string Heading => ProductCode is null ? $"{CourseCode} · {Loc["Training.AddProduct"]}" : $"{CourseCode}/{ProductCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => $"/training/{CourseCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"product:{id}" : $"product-new:{model.Course.Id}";

    private string? WhyNot => model!.Course.State == CourseState.CalledOff ? Loc[Rules.CourseCalledOff, CourseCode]
        : model.Saved?.State == ProductState.Accepted ? Loc[Rules.ProductAccepted, ProductCode]
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (CourseCode, ProductCode))
        {
            await LoadAsync();
            shown = (CourseCode, ProductCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetProductEditor.Query(CourseCode, ProductCode));
        opened = model?.Saved is { } saved ? ProductForm.Of(saved) : new ProductForm();
        (values, version) = (opened, model?.Course.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { } product ? await Sender.Send(new ReviseProduct.Command(model.Course.Id, product.Code, values, version)) : await Sender.Send(new AddProduct.Command(model.Course.Id, values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"{Back}#{code}");
        }

        return saved;
    }

    private Task AcceptAsync() => DoAsync(new AcceptProduct.Command(model!.Course.Id, ProductCode!, model.Saved!.FileId!.Value));

    private Task RemoveAsync() => DoAsync(new RemoveProduct.Command(model!.Course.Id, ProductCode!, model.Course.Version));

    private Task SubmitAsync() => DoAsync(async () => new SubmitProduct.Command(model!.Course.Id, ProductCode!, await fileField!.UploadAsync(), model.Course.Version));

    private Task DoAsync(ICommand command) => DoAsync(() => Task.FromResult(command));

    private async Task DoAsync(Func<Task<ICommand>> command)
    {
        if (await TryAsync(async () => await Sender.Send(await command())))
        {
            Navigation.NavigateTo(Back);
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetProductEditor.Query(CourseCode, ProductCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = ProductForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Course.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
