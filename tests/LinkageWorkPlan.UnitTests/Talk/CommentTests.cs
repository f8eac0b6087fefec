using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Talk;

public class CommentTests
{
    private static readonly DateTime Now = new(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CommentPlace Place = new(CommentAbout.Task, Guid.CreateVersion7(), Guid.CreateVersion7(), "A1", "A1.1");
    private static readonly Person Author = new(Guid.CreateVersion7(), "Thư ký mẫu", Role.Secretary, Side.Vietnam);
    private static readonly Person Other = new(Guid.CreateVersion7(), "ເລຂານຸການຕົວຢ່າງ", Role.Secretary, Side.Laos);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Xem lại hạn");

    [Fact]
    public void It_keeps_where_who_and_when()
    {
        var comment = Written();
        Assert.Equal((Place.About, Place.SubjectId, Place.PlanId, Place.Code, Place.Part), (comment.About, comment.SubjectId, comment.PlanId, comment.Code, comment.Part));
        Assert.Equal((Author.Id, Author.Name, Author.Side, Now), (comment.AuthorId, comment.AuthorName, comment.AuthorSide, comment.WrittenAt));
        Assert.Equal((Words, null, null, null), (comment.Text, comment.CorrectedAt, comment.WithdrawnAt, comment.AskedIn));
        Assert.NotEqual(Guid.Empty, comment.Id);
        Assert.Equal([new TextPlace("Task", Words, Comment.TextMax)], comment.Texts);
    }

    [Theory]
    [InlineData(Role.Observer, Rules.NotAllowed)]
    [InlineData(Role.MinisterOffice, Rules.NotAllowed)]
    [InlineData(Role.CoChair, null)]
    [InlineData(Role.Owner, null)]
    public void Who_reads_drafts_writes_comments(Role role, string? rule) => Assert.Equal(rule, RuleOf(() => _ = new Comment(Place, Author with { Role = role }, Words, [], Now)));

    [Fact]
    public void Words_are_required_and_limited()
    {
        Assert.Equal(Rules.Required, RuleOf(() => _ = new Comment(Place, Author, LocalizedText.Empty, [], Now)));
        Assert.Equal(Rules.TooLong, RuleOf(() => _ = new Comment(Place, Author, LocalizedText.Of(Language.Vi, new string('a', Comment.TextMax + 1)), [], Now)));
        Assert.Equal(Comment.TextMax, new Comment(Place, Author, LocalizedText.Of(Language.Vi, new string('a', Comment.TextMax)), [], Now).Text.For(Language.Vi).Length);
    }

    [Fact]
    public void Its_author_alone_corrects_it_and_only_for_a_quarter_of_an_hour()
    {
        var (comment, better) = (Written(), LocalizedText.Of(Language.Vi, "Xem lại hạn của A1.1"));
        var last = Now + Comment.CorrectWithin;
        Assert.Equal([true, false, false], [comment.MayCorrect(Author.Id, last), comment.MayCorrect(Author.Id, last.AddTicks(1)), comment.MayCorrect(Other.Id, Now)]);
        Assert.Equal(Rules.CommentOfAnother, RuleOf(() => comment.Correct(Other.Id, better, [], Now)));
        var late = Assert.Throws<RuleException>(() => comment.Correct(Author.Id, better, [], last.AddTicks(1))).Broken.Single();
        Assert.Equal((Rules.CommentTooOld, 15), (late.Rule, late.Arguments.Single()));
        Assert.Equal((Words, null), (comment.Text, comment.CorrectedAt));
        Assert.Empty(comment.Correct(Author.Id, better, [], last));
        Assert.Equal((better, last), (comment.Text, comment.CorrectedAt!.Value));
        Assert.Equal(Rules.Required, RuleOf(() => comment.Correct(Author.Id, LocalizedText.Empty, [], Now)));
    }

    [Fact]
    public void What_is_withdrawn_says_nothing_and_stays_so()
    {
        var comment = Written();
        comment.AskTranslation();
        Assert.Equal(Rules.CommentOfAnother, RuleOf(() => comment.Withdraw(Other.Id, Now)));
        comment.Withdraw(Author.Id, Now.AddDays(3));
        Assert.True(comment.Text.IsEmpty);
        Assert.Equal((Now.AddDays(3), null, null), (comment.WithdrawnAt!.Value, comment.AskedIn, comment.Untranslated));
        Assert.Empty(comment.Texts);
        Assert.False(comment.MayCorrect(Author.Id, Now));
        Assert.All([() => comment.Withdraw(Author.Id, Now), () => comment.Correct(Author.Id, Words, [], Now), (Action)(() => comment.AskTranslation())],
            act => Assert.Equal(Rules.CommentWithdrawn, RuleOf(act)));
    }

    [Fact]
    public void A_translation_is_asked_for_once_and_answered_by_the_words()
    {
        var comment = Written();
        Assert.Equal(Language.Lo, comment.Untranslated);
        Assert.Equal([Language.Lo, null], [comment.AskTranslation(), comment.AskTranslation()]);
        Assert.Equal(Rules.NotFound, RuleOf(() => comment.SetText("Report", Words)));
        comment.SetText("Task", Words.Render(Language.En, "Look at the date again"));
        Assert.Equal(Language.Lo, comment.AskedIn);
        comment.SetText("Task", Words.Render(Language.Lo, "ກວດກຳນົດເວລາຄືນ"));
        Assert.Equal((null, null), (comment.AskedIn, comment.Untranslated));
        Assert.Equal(Rules.CommentTranslated, RuleOf(() => comment.AskTranslation()));
        Assert.Equal(Rules.Required, RuleOf(() => comment.SetText("Task", LocalizedText.Empty)));
    }

    [Fact]
    public void Others_who_read_drafts_are_mentioned_each_once()
    {
        var third = Other with { Id = Guid.CreateVersion7(), Name = "Phó Tổ trưởng mẫu", Role = Role.Deputy };
        var comment = new Comment(Place, Author, Words, [Other, Author, Other], Now);
        var mention = Assert.Single(comment.Mentions);
        Assert.Equal((comment.Id, Other.Id, Other.Name), (mention.CommentId, mention.AccountId, mention.Name));
        Assert.Equal([third], comment.Correct(Author.Id, Words, [Other, third], Now));
        Assert.Equal([Other.Id, third.Id], comment.Mentions.Select(each => each.AccountId));
        Assert.Empty(comment.Correct(Author.Id, Words, [third], Now));
        Assert.Equal([third.Id], comment.Mentions.Select(each => each.AccountId));
    }

    [Fact]
    public void Nobody_is_mentioned_who_cannot_read_it()
    {
        List<Person> twenty = [.. Enumerable.Range(0, Comment.MostMentions).Select(_ => Other with { Id = Guid.CreateVersion7() })];
        Assert.Equal(Comment.MostMentions, new Comment(Place, Author, Words, twenty, Now).Mentions.Count);
        var refused = Assert.Throws<RuleException>(() => new Comment(Place, Author, Words,
            [.. twenty, Other with { Role = Role.Observer, Id = Guid.CreateVersion7(), Name = "Quan sát viên" }, Other with { IsDisabled = true, Id = Guid.CreateVersion7(), Name = "Đã khóa" }], Now));
        Assert.Equal([(Rules.MentionUnknown, "Quan sát viên"), (Rules.MentionUnknown, "Đã khóa"), (Rules.TooManyMentions, (object)Comment.MostMentions)], refused.Broken.Select(each => (each.Rule, each.Arguments[0])));
    }

    private static Comment Written() => new(Place, Author, Words, [], Now);

    private static string? RuleOf(Action act) => (Record.Exception(act) as RuleException)?.Broken[0].Rule;
}
