using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Meetings;

public partial class MeetingItemPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetMeetingItemEditor.Model? model;
    private MeetingItemKind kind;
    private MeetingItemForm values = new();
    private MeetingItemForm opened = new();
    private int version;
    private (string?, string?, string?) shown;

    [Parameter] public string MeetingCode { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? ItemCode { get; set; }

    /// <summary>What a new one is.</summary>
    [SupplyParameterFromQuery(Name = "kind")] private string? Asked { get; set; }

    private string Heading => ItemCode is null ? $"{MeetingCode} · {Loc["Meetings.AddItem." + kind]}" : $"{MeetingCode}/{ItemCode} · {Loc.Name(kind)}";

    private string Back => $"/meetings/{MeetingCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"meeting-item:{id}" : $"meeting-item-new:{model.Meeting.Id}:{kind}";

    private string? WhyNot => model!.Meeting.State == MeetingState.CalledOff ? Loc[Rules.MeetingCalledOff, MeetingCode]
        : model.Meeting.Minutes != MinutesState.Open ? Loc[model.Meeting.Minutes == MinutesState.Signed ? Rules.MinutesSigned : Rules.MinutesForSignature, MeetingCode]
        : model.Saved?.ClosedOn is { } day ? Loc[Rules.DecisionClosed, ItemCode, day]
        : null;

    private IEnumerable<IGrouping<string, OpenSubject>> Groups => model!.Subjects.GroupBy(each => each.IsLate ? Loc["Meetings.LateTasks"] : Loc["Meetings.Open." + each.Link.Kind]);

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (MeetingCode, ItemCode, Asked))
        {
            await LoadAsync();
            shown = (MeetingCode, ItemCode, Asked);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetMeetingItemEditor.Query(MeetingCode, ItemCode));
        kind = model?.Saved?.Kind ?? (Enum.TryParse<MeetingItemKind>(Asked, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : MeetingItemKind.AgendaPoint);
        opened = model?.Saved is { } saved ? MeetingItemForm.Of(saved) : new MeetingItemForm();
        (values, version) = (opened, model?.Meeting.Version ?? 0);
    }

    /// <summary>Several behind one link, such as the directions of a plan, have no words of their own here.</summary>
    private string NameOf(IReadOnlyList<OpenSubject> subjects) => subjects is [var one]
        ? $"{one.Link.Place} · {TextLimit.Shorten(one.Title.For(Loc.Language), 90)}"
        : SubjectWords.Of(subjects[0].Link, Loc);

    /// <summary>A point that has no words yet begins with those of what it is about.</summary>
    private void TakeUp(string? about)
    {
        values = values with { About = about ?? string.Empty };
        if (values.Words == TextWords.None && model!.Subjects.Where(each => each.Link.Key == about).ToList() is [var subject])
        {
            values = values with { Words = subject.ToWords() };
        }
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { } item ? await Sender.Send(new ReviseMeetingItem.Command(model.Meeting.Id, item.Code, values, version))
                : await Sender.Send(new AddMeetingItem.Command(model.Meeting.Id, kind, values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"{Back}#{code}");
        }

        return saved;
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => Sender.Send(new RemoveMeetingItem.Command(model!.Meeting.Id, ItemCode!, version))))
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
        var theirs = await FindAsync(new GetMeetingItemEditor.Query(MeetingCode, ItemCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = MeetingItemForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Meeting.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
