using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.SignOff;

/// <summary>What a co-chair says who returns a content, and what comes of it.</summary>
public class ReturnTests
{
    private static readonly DateTime Now = new(2026, 2, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid By = Guid.CreateVersion7();
    private readonly SignOffRound round = new(SignOffSubject.Report, Guid.CreateVersion7(), "2026-H1", SamplePlan.Text("Báo cáo", "ບົດລາຍງານ"), "{}", Now, By, "Thư ký mẫu");

    [Fact]
    public void A_round_says_what_is_signed_and_who_asked()
    {
        Assert.Equal((SignOffSubject.Report, "2026-H1", "{}", Now, By, "Thư ký mẫu"), (round.Subject, round.SubjectCode, round.Content, round.RequestedAt, round.RequestedBy, round.RequestedByName));
        Assert.Equal((RoundState.Open, true, (DateTime?)null, (string?)null, (string?)null), (round.State, round.Stands(), round.ClosedAt, round.ClosedByName, round.Comment));
        Assert.NotEqual(Guid.Empty, round.Id);
    }

    [Theory]
    [InlineData(SignOffSubject.Plan, "WorkPlan", true)]
    [InlineData(SignOffSubject.Amendment, "Amendment", false)]
    [InlineData(SignOffSubject.Report, "Report", false)]
    [InlineData(SignOffSubject.Minutes, "Meeting", false)]
    [InlineData(SignOffSubject.ScoringSheet, "ScoringSheet", false)]
    public void The_history_names_what_it_is_about(SignOffSubject kind, string name, bool isOfPlan)
    {
        var (id, title) = (Guid.CreateVersion7(), SamplePlan.Text("Tên", "ຊື່"));
        var subject = new SignOffRound(kind, id, "C1", title, "{}", Now, By, "Thư ký mẫu").ToSubject();
        Assert.Equal((name, id, "C1", title, isOfPlan ? id : (Guid?)null), (subject.Kind, subject.Id, subject.Code, subject.Title, subject.PlanId));
    }

    [Fact]
    public void A_return_comments_on_the_whole_and_on_parts_in_their_order()
    {
        round.Return(" Sửa ", new Dictionary<string, string> { ["II.2"] = " Thiếu số ", ["I"] = "Dài", ["III.1"] = " " }, "Đồng Tổ trưởng mẫu", Now.AddHours(1));
        Assert.Equal((RoundState.Returned, "Sửa", "Đồng Tổ trưởng mẫu", Now.AddHours(1), false), (round.State, round.Comment, round.ClosedByName, round.ClosedAt, round.Stands()));
        Assert.Equal([("I", "Dài"), ("II.2", "Thiếu số")], round.Comments.Select(each => (each.Part, each.Words)));
        Assert.All(round.Comments, each => Assert.Equal(round.Id, each.RoundId));
        Assert.Equal(2, round.Comments.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void A_return_may_comment_on_a_part_alone()
    {
        round.Return(" ", new Dictionary<string, string> { ["I"] = "Dài" }, "Đồng Tổ trưởng mẫu", Now);
        Assert.Equal((RoundState.Returned, (string?)null, "Đồng Tổ trưởng mẫu", Now), (round.State, round.Comment, round.ClosedByName, round.ClosedAt));
        Assert.Equal(Rules.RoundClosed, Refused(() => round.Return(" ", new Dictionary<string, string> { ["I"] = "Dài" }, "Ai đó", Now)).Rule);
        Assert.Single(round.Comments);
    }

    [Fact]
    public void A_return_without_any_comment_changes_nothing()
    {
        Assert.Equal((Rules.ReturnNeedsComment, "Comment"), Refused(() => round.Return(" ", new Dictionary<string, string> { ["I"] = " " }, "Ai đó", Now)));
        Assert.Equal((Rules.TooLong, "Comment"), Refused(() => round.Return(new string('a', SignOffRound.CommentMax + 1), "Ai đó", Now)));
        Assert.Equal((Rules.TooLong, "Comment"), Refused(() => round.Return("Sửa", new Dictionary<string, string> { ["I"] = "Dài", ["II.2"] = new string('a', SignOffRound.CommentMax + 1) }, "Ai đó", Now)));
        Assert.Equal((RoundState.Open, (DateTime?)null, (string?)null), (round.State, round.ClosedAt, round.Comment));
        Assert.Empty(round.Comments);
        round.Return(new string('a', SignOffRound.CommentMax), "Ai đó", Now);
        Assert.Equal(RoundState.Returned, round.State);
    }

    [Fact]
    public void A_secretary_takes_it_back_with_a_reason()
    {
        Assert.Equal((Rules.ReturnNeedsComment, "Comment"), Refused(() => round.Withdraw(" ", "Ai đó", Now)));
        round.Withdraw("Còn lỗi", "Thư ký mẫu", Now.AddHours(2));
        Assert.Equal((RoundState.Withdrawn, "Còn lỗi", "Thư ký mẫu", Now.AddHours(2), false), (round.State, round.Comment, round.ClosedByName, round.ClosedAt, round.Stands()));
        Assert.Equal(Rules.RoundClosed, Refused(() => round.Replace("[]")).Rule);
        Assert.Equal(Rules.RoundClosed, Refused(() => round.Keep([])).Rule);
        Assert.Equal("{}", round.Content);
    }

    [Fact]
    public void The_newest_answer_of_a_part_counts()
    {
        Returned();
        Assert.Equal((CommentState.Open, CommentState.Open), (round.StateOf("I"), round.StateOf(string.Empty)));
        Assert.Equal(["I", "II.2"], round.OpenParts);
        round.Answer("I", CommentState.Done, " ", Side.Laos, "ເລຂາຕົວຢ່າງ", Now.AddHours(2));
        round.Answer("I", CommentState.Open, "Chưa đủ", Side.Vietnam, "Thư ký mẫu", Now.AddHours(1));
        Assert.Equal((CommentState.Done, CommentState.Open), (round.StateOf("I"), round.StateOf("II.2")));
        Assert.Equal(["II.2"], round.OpenParts);
        var answer = round.AnswerTo("I")!;
        Assert.Equal((round.Id, "I", CommentState.Done, "", Side.Laos, "ເລຂາຕົວຢ່າງ", Now.AddHours(2)), (answer.RoundId, answer.Part, answer.State, answer.Words, answer.BySide, answer.ByName, answer.At));
        Assert.Equal(2, round.Answers.Select(each => each.Id).Distinct().Count());
        Assert.Null(round.AnswerTo("II.2"));
        round.Answer("I", CommentState.Open, "Lại thiếu", Side.Vietnam, "Thư ký mẫu", Now.AddHours(3));
        Assert.Equal(["I", "II.2"], round.OpenParts);
    }

    [Fact]
    public void A_comment_is_declined_with_a_reason()
    {
        Returned();
        Assert.Equal((Rules.DeclineNeedsReason, "Words"), Refused(() => round.Answer("I", CommentState.Declined, " ", Side.Laos, "ເລຂາຕົວຢ່າງ", Now)));
        Assert.Equal((Rules.TooLong, "Words"), Refused(() => round.Answer("I", CommentState.Declined, new string('a', SignOffRound.CommentMax + 1), Side.Laos, "ເລຂາຕົວຢ່າງ", Now)));
        Assert.Empty(round.Answers);
        round.Answer("I", CommentState.Declined, " Đã đủ ", Side.Laos, "ເລຂາຕົວຢ່າງ", Now);
        Assert.Equal((CommentState.Declined, "Đã đủ"), (round.StateOf("I"), round.AnswerTo("I")!.Words));
        Assert.Equal(["II.2"], round.OpenParts);
    }

    [Fact]
    public void Only_a_comment_that_there_is_can_be_answered()
    {
        Assert.Equal(Rules.NotFound, Refused(() => Answer(string.Empty)).Rule);
        round.Return(" ", new Dictionary<string, string> { ["I"] = "Dài" }, "Ai đó", Now);
        Assert.Equal(Rules.NotFound, Refused(() => Answer(string.Empty)).Rule);
        Assert.Equal(Rules.NotFound, Refused(() => Answer("II.2")).Rule);
        Answer("I");
        Assert.Single(round.Answers);
    }

    [Fact]
    public void What_was_taken_back_has_no_comments_to_answer()
    {
        round.Withdraw("Còn lỗi", "Thư ký mẫu", Now);
        Assert.Equal(Rules.NotFound, Refused(() => Answer(string.Empty)).Rule);
        Assert.Empty(round.Answers);
    }

    [Fact]
    public void The_comment_on_the_whole_is_answered_by_an_empty_part()
    {
        Returned();
        Answer(string.Empty);
        Assert.Equal((CommentState.Done, CommentState.Open), (round.StateOf(string.Empty), round.StateOf("I")));
    }

    [Fact]
    public void Warnings_that_stay_are_kept_in_their_order_with_their_reasons()
    {
        var (former, term) = (new WarningAbout("date", WarningKind.FormerDate, "I", Language.Vi, "14/6", "15/6"), new WarningAbout("term", WarningKind.Term, "V.1", Language.Lo, "ແຜນ"));
        var report = new Report(new SamplePlan().Adopted().Plan, "2026-H1", ReportKind.HalfYear, new ReportDates(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 14), new(2026, 6, 30)));
        report.AnswerWarnings([former], "Ngày cũ", Side.Vietnam, "Thư ký mẫu", Now);
        report.AnswerWarnings([term], "ຖືກຕ້ອງ", Side.Laos, "ເລຂາຕົວຢ່າງ", Now.AddHours(1));
        round.Keep([(former, report.Answers[0]), (term, report.Answers[1])]);
        Assert.Equal(
            [(0, WarningKind.FormerDate, "I", Language.Vi, "14/6", "15/6"), (1, WarningKind.Term, "V.1", Language.Lo, "ແຜນ", null)],
            round.Kept.Select(each => (each.Order, each.Kind, each.Section, each.Language, each.Words, each.Other)));
        Assert.Equal(
            [("Ngày cũ", Side.Vietnam, "Thư ký mẫu", Now), ("ຖືກຕ້ອງ", Side.Laos, "ເລຂາຕົວຢ່າງ", Now.AddHours(1))],
            round.Kept.Select(each => (each.Reason, each.BySide, each.ByName, each.At)));
        Assert.All(round.Kept, each => Assert.Equal(round.Id, each.RoundId));
        Assert.Equal(2, round.Kept.Select(each => each.Id).Distinct().Count());
    }

    private void Answer(string part) => round.Answer(part, CommentState.Done, "Đã sửa", Side.Laos, "ເລຂາຕົວຢ່າງ", Now);

    private void Returned() => round.Return("Sửa", new Dictionary<string, string> { ["II.2"] = "Thiếu số", ["I"] = "Dài" }, "Đồng Tổ trưởng mẫu", Now);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
