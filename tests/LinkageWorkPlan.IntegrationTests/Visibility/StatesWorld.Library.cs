using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Library;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>LB1 is a draft of the Lao side; LB2 is shared with both sides, LB3 with the ministers' offices as well, LB4 with observers as well, and withdrawn.</summary>
    private async Task AddDocumentsAsync()
    {
        var laos = Of(Role.Secretary, Side.Laos);
        await DocumentAsync("LB1", "DocumentDraft", user => user.Is(Roles.Drafters) && user.Side == Side.Laos, laos);
        await DocumentAsync("LB2", "DocumentShared", Drafters, Secretary);
        await DocumentAsync("LB3", "DocumentForMinisters", user => user.Is(Roles.Drafters | Role.MinisterOffice), Secretary);
        await DocumentAsync("LB4", "DocumentForObservers", PlanReaders, laos);
        foreach (var (code, ministers, observers, by) in new[] { ("LB2", false, false, Secretary), ("LB3", true, false, Secretary), ("LB4", false, true, laos) })
        {
            var document = await DocumentAsync(code, by);
            await SendAsync(new ShareDocument.Command(document.Id, ministers, observers, document.Version), by);
        }

        var former = await DocumentAsync("LB4", laos);
        await SendAsync(new WithdrawDocument.Command(former.Id, Word("DocumentReason", PlanReaders), former.Version), laos);
        foreach (var code in new[] { "LB1", "LB2" })
        {
            await SendAsync(new LinkDocument.Command(code, new DocumentUseLink(DocumentUser.Task, Adopted, "A1")), laos);
        }

        await AddRequestsAsync(laos);
    }

    /// <summary>RQ1 was asked by the Lao side, answered and closed; RQ2 waits for the Lao side.</summary>
    private async Task AddRequestsAsync(CurrentUser laos)
    {
        var due = Today.AddDays(30);
        var asked = Word("Request", Drafters);
        var code = await SendAsync(new AskOtherSide.Command(new SideRequestForm { Title = Both(asked), Question = Both(asked), Due = due, Documents = "LB2" }), laos);
        await SendAsync(new AskOtherSide.Command(new SideRequestForm { Title = Both(Word("RequestOpen", Drafters)), Question = Both(Word("RequestQuestion", Drafters)), Due = due }), Secretary);
        var request = (await SendAsync(new GetSideRequest.Query(code), laos)).Request;
        await SendAsync(new AddRequestComment.Command(request.Id, new RequestCommentForm { Article = Word("RequestArticle", Drafters), Text = Both(Word("RequestComment", Drafters)) }), Secretary);
        request = (await SendAsync(new GetSideRequest.Query(code), laos)).Request;
        await SendAsync(new AnswerSideRequest.Command(request.Id, Both(Word("RequestAnswer", Drafters)), request.Version), Secretary);
        request = (await SendAsync(new GetSideRequest.Query(code), laos)).Request;
        await SendAsync(new CloseSideRequest.Command(request.Id, Both(Word("RequestOutcome", Drafters)), request.Version), laos);
    }

    private async Task DocumentAsync(string code, string word, Func<CurrentUser, bool> readers, CurrentUser by)
    {
        var words = Word(word, readers);
        Assert.Equal(code, await SendAsync(new AddDocument.Command(new DocumentForm { Title = Both(words), Abstract = Both(words), Source = words, Licence = words }), by));
        var document = await DocumentAsync(code, by);
        var table = new DataTable(new DataReading(DataEncoding.Utf8, DataDelimiter.Comma, DataDecimal.Point), null, null, 1, [Word(word + "Header", readers)], [[Word(word + "Cell", readers)]]);
        await SendAsync(new AddDocumentVersion.Command(document.Id, new DocumentUpload(File("tai-lieu.pdf", Word(word + "File", readers)), null, table), document.Version), by);
        document = await DocumentAsync(code, by);
        var form = DataForm.Of(document);
        var said = Word(word + "Column", readers);
        await SendAsync(new DescribeData.Command(document.Id, form.With(form["C1"] with { Name = Both(said), Unit = Both(said), Meaning = Both(said) }), document.Version), by);
    }

    private async Task<LibraryDocument> DocumentAsync(string code, CurrentUser by) => (await SendAsync(new GetDocument.Query(code), by)).Document;
}
