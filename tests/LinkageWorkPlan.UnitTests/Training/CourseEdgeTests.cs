using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Training;

/// <summary>What a course, its products and its people keep, and the limits of each.</summary>
public class CourseEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Others = SamplePlan.Text("Hai", "ສອງ"), Long = LocalizedText.Of(Language.Vi, new string('a', 1001));
    private static readonly CourseContent Content = new(
        SamplePlan.Text("Khóa mẫu", "ຊຸດຕົວຢ່າງ"), TeachingForm.Mixed, Day.AddDays(-5), Day, SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ"), ["en", "lo", "vi"], Words, Others, new CourseTask("2026", "G2"), ["M9", "M1", "M9"]);

    [Fact]
    public void A_course_keeps_what_it_is()
    {
        var course = new Course(7, Content);
        Assert.Equal((7, "TR7", Content.Title, TeachingForm.Mixed, Day.AddDays(-5), Day, Content.Place), (course.Number, course.Code, course.Title, course.Form, course.Starts, course.Ends, course.Place));
        Assert.Equal((Words, Others, Content.Task, "2026", "G2"), (course.Trainers, course.Activity, course.Task, course.TaskPlan, course.TaskCode));
        Assert.Equal((CourseState.Planned, (string?)null, 0, false, (DateOnly?)null), (course.State, course.CalledOffBecause, course.ProductsIn, course.IsCompleted, course.NamesDeletedOn));
        Assert.Equal(["vi", "lo", "en"], course.TeachingLanguages);
        Assert.Equal(["M9", "M1"], course.Contents);
        Assert.Equal(("Course", course.Id, "TR7", Content.Title), course.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
        Assert.Equal("/plans/2026/tasks/G%202", new CourseTask("2026", "G 2").Address);
    }

    [Fact]
    public void A_course_may_last_one_day_and_only_one_online_has_no_place()
    {
        var course = new Course(7, Content);
        course.Revise(Content with { Starts = Day, Task = null }, Day);
        Assert.Equal((Day, Day, (CourseTask?)null), (course.Starts, course.Ends, course.Task));
        Assert.All([TeachingForm.InPerson, TeachingForm.Mixed, TeachingForm.StudyVisit], form => Assert.Equal((Rules.Required, "Place"), Refused(() => course.Revise(Content with { Form = form, Place = LocalizedText.Empty }, Day))));
        Assert.Equal((Rules.CourseDates, "Ends"), Refused(() => course.Revise(Content with { Ends = Day.AddDays(-6) }, Day)));
        Assert.All(new[] { ("Trainers", Content with { Trainers = Long }), ("Activity", Content with { Activity = Long }), ("Place", Content with { Place = Long }), ("Title", Content with { Title = Long }) }, each => Assert.Equal((Rules.TooLong, $"Course.{each.Item1}"), Refused(() => course.Revise(each.Item2, Day))));
        Assert.Equal((TeachingForm.Mixed, Content.Place), (course.Form, course.Place));
    }

    [Fact]
    public void What_was_held_is_over_and_may_be_revised_as_such()
    {
        var course = Held();
        course.Revise(Content with { Title = Others }, Day);
        Assert.Equal(Others, course.Title);
        Assert.Equal((Rules.CourseNotOver, "Ends"), Refused(() => course.Revise(Content, Day.AddDays(-1))));
        new Course(8, Content).Revise(Content with { Ends = Day.AddDays(9) }, Day);
    }

    [Fact]
    public void A_course_is_called_off_with_a_reason()
    {
        var course = new Course(7, Content);
        Assert.Equal((Rules.Required, Course.CallOffReason), Refused(() => course.CallOff(" ")));
        Assert.Equal((Rules.TooLong, Course.CallOffReason), Refused(() => course.CallOff(new string('a', Course.ReasonMax + 1))));
        Assert.Equal(CourseState.Planned, course.State);
        course.CallOff(" Bão ");
        Assert.Equal((CourseState.CalledOff, "Bão"), (course.State, course.CalledOffBecause));
    }

    [Fact]
    public void A_product_keeps_what_it_is_to_be_until_it_is_accepted()
    {
        var (course, owner) = (new Course(7, Content), Guid.CreateVersion7());
        var product = course.Add(new ProductContent(ProductKind.Model, Words, owner, Side.Laos));
        Assert.Equal((course.Id, 1, "P1", ProductKind.Model, Words, (Guid?)owner, Side.Laos), (product.CourseId, product.Number, product.Code, product.Kind, product.Title, product.OwnerId, product.UsedBy));
        Assert.Equal((ProductState.Expected, null, null, null, null, true), (product.State, product.FileId, product.FileName, product.AcceptedBy, product.AcceptedAt, product.ReturnReason.IsEmpty));
        course.Revise("P1", new ProductContent(ProductKind.PracticalReport, Others, null, Side.Vietnam));
        Assert.Equal((ProductKind.PracticalReport, Others, (Guid?)null, Side.Vietnam), (product.Kind, product.Title, product.OwnerId, product.UsedBy));
        Assert.Equal((Rules.Required, Course.ProductLabel), Refused(() => course.Revise("P1", new ProductContent(ProductKind.Data, LocalizedText.Empty, owner, Side.Laos))));
        Assert.Equal((ProductKind.PracticalReport, Side.Vietnam), (product.Kind, product.UsedBy));
        Assert.Equal((Rules.NotFound, "P9"), Refused(() => course.Revise("P9", new ProductContent(ProductKind.Data, Words, owner, Side.Laos))));
        Assert.NotEqual(product.Id, course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos)).Id);
    }

    [Fact]
    public void A_submitted_product_keeps_its_user_and_may_be_described_again()
    {
        var course = Held();
        var file = Submit(course);
        var product = course.Products[0];
        Assert.Equal((ProductState.Submitted, (Guid?)file, "du-lieu.csv"), (product.State, product.FileId, product.FileName));
        course.Revise("P1", new ProductContent(ProductKind.Model, Others, null, Side.Laos));
        Assert.Equal(ProductKind.Model, product.Kind);
        course.Return("P1", Side.Laos, file, Words);
        Assert.Equal((ProductState.Returned, Words), (product.State, product.ReturnReason));
        Assert.Equal((Rules.ProductUserFixed, "UsedBy"), Refused(() => course.Revise("P1", new ProductContent(ProductKind.Model, Others, null, Side.Vietnam))));
        Assert.Equal(Rules.ProductNotSubmitted, Refused(() => course.Return("P1", Side.Laos, file, Words)).Rule);
        course.SetText("ReturnReason:P1", Others);
        Assert.Equal(Others, product.ReturnReason);
        var again = Submit(course);
        var refused = Assert.Throws<RuleException>(() => course.Accept("P1", Side.Vietnam, again, "Thư ký mẫu", At)).Broken[0];
        Assert.Equal([Rules.ProductOtherSide, "P1", Side.Laos], [refused.Rule, .. refused.Arguments]);
        course.Accept("P1", Side.Laos, again, "ເລຂາຕົວຢ່າງ", At);
        Assert.Equal((ProductState.Accepted, 1, true), (product.State, course.ProductsIn, course.IsCompleted));
    }

    [Fact]
    public void There_are_not_too_many_products_and_one_of_two_may_go()
    {
        var course = Held();
        course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        course.Remove("P1");
        Assert.Equal(Rules.CourseWithoutProducts, Refused(() => course.Remove("P2")).Rule);
        for (var count = 1; count < Course.ProductsMax; count++)
        {
            course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        }

        var refused = Assert.Throws<RuleException>(() => course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos))).Broken[0];
        Assert.Equal((Rules.CourseProducts, Course.ProductsMax, Course.ProductsMax + 1), (refused.Rule, (int)refused.Arguments[0], course.LastProduct));
        var planned = new Course(8, Content);
        planned.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        planned.Remove("P1");
        Assert.Empty(planned.Products);
    }

    [Fact]
    public void Every_text_can_be_written_by_its_name()
    {
        var course = Held();
        course.Return("P1", Side.Laos, Submit(course), Words);
        (string, int)[] places =
        [
            ("Title", Course.TitleMax), ("Place", Course.PlaceMax), ("Trainers", Course.TextMax), ("Activity", Course.TextMax), ("Title:P1", CourseProduct.TitleMax), ("ReturnReason:P1", CourseProduct.ReasonMax),
        ];
        Assert.Equal(places, course.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.All(course.Texts.ToList(), each => course.SetText(each.Field, SamplePlan.Text("Ba", "ສາມ")));
        Assert.All(course.Texts, each => Assert.Equal("Ba", each.Text.For(Language.Vi)));
        Assert.All(new[] { ("Title", "Course.Title"), ("Title:P1", Course.ProductLabel), ("ReturnReason:P1", Course.ReturnLabel) }, each => Assert.Equal((Rules.Required, each.Item2), Refused(() => course.SetText(each.Item1, LocalizedText.Empty))));
        Assert.All(new[] { "Other", "Title:P9", "Place:P1", "ReturnReason" }, field => Assert.Equal(Rules.NotFound, Refused(() => course.SetText(field, Words)).Rule));
        Assert.Equal(Rules.NotFound, Refused(() => Held().SetText("ReturnReason:P1", Words)).Rule);
        Assert.All(new[] { "Place", "Trainers", "Activity" }, field => course.SetText(field, LocalizedText.Empty));
        Assert.Equal(["Title", "Title:P1", "ReturnReason:P1"], course.Texts.Select(each => each.Field));
    }

    [Fact]
    public void A_participant_has_a_number_and_a_side_and_is_registered_up_to_the_limit()
    {
        var course = new Course(7, Content);
        course.Register(Side.Vietnam, [new("Bà A", null)]);
        course.Register(Side.Laos, [new("Bounmy", "ບຸນມີ")]);
        Assert.Equal([(course.Id, 1, "N1", Side.Vietnam, "Bà A", null), (course.Id, 2, "N2", Side.Laos, "Bounmy", "ບຸນມີ")], course.Participants.Select(each => (each.CourseId, each.Number, each.Code, each.Side, each.Name, each.OtherName)));
        Assert.Equal((2, false, (DateOnly?)null, 2), (course.LastParticipant, course.Participants[0].Attended, course.Participants[0].CertifiedOn, course.Participants.Select(each => each.Id).Distinct().Count()));
        Assert.Equal("Bounmy (ບຸນມີ)", Assert.Throws<RuleException>(() => course.Register(Side.Laos, [new("Ông B", null), new("Bounmy", "ບຸນມີ")])).Broken[0].Arguments[0]);
        Assert.Equal((Rules.CourseParticipants, "Names"), Refused(() => course.Register(Side.Laos, [.. Enumerable.Range(0, Course.ParticipantsMax - 1).Select(each => new ParticipantName($"n{each}", null))])));
        course.Register(Side.Laos, [.. Enumerable.Range(0, Course.ParticipantsMax - 2).Select(each => new ParticipantName($"n{each}", null))]);
        Assert.Equal(Course.ParticipantsMax, course.Participants.Count);
        course.CallOff("Bão");
        Assert.Equal(Rules.CourseCalledOff, Refused(() => course.Unregister("N1")).Rule);
    }

    [Fact]
    public void Names_are_kept_for_the_days_that_are_said_and_not_beyond_the_calendar()
    {
        var course = new Course(7, Content);
        Assert.Equal((Day.AddDays(30), Day, DateOnly.MaxValue), (course.NamesKeptUntil(30), course.NamesKeptUntil(0), course.NamesKeptUntil(int.MaxValue)));
        Assert.Equal(["Bà A", "Bà A; B"], [new ParticipantName("Bà A", null).ToString(), .. ParticipantName.Read("Bà A; B").Select(each => $"{each.Name}; {each.Other}")]);
        Assert.Empty(ParticipantName.Read(null));
        Assert.Equal([new ParticipantName("A", "B;C")], ParticipantName.Read("A;B;C"));
    }

    [Fact]
    public void An_organiser_is_an_account_of_a_side()
    {
        var (course, account) = (new Course(7, Content), Guid.CreateVersion7());
        course.NameOrganiser(account, "Bà A", Side.Vietnam, Side.Vietnam);
        var organiser = Assert.Single(course.Organisers);
        Assert.Equal((course.Id, account, "Bà A", Side.Vietnam), (organiser.CourseId, organiser.AccountId, organiser.Name, organiser.Side));
        var isOrganised = Course.OrganisedBy(account).Compile();
        Assert.Equal((true, false), (isOrganised(course), isOrganised(new Course(8, Content))));
        Assert.Equal("Bà A", Assert.Throws<RuleException>(() => course.NameOrganiser(account, "Bà A", Side.Vietnam, Side.Vietnam)).Broken[0].Arguments[0]);
        Assert.NotEqual(Guid.Empty, organiser.Id);
    }

    [Fact]
    public void A_file_of_a_product_keeps_its_bytes_under_its_bare_name()
    {
        var course = Guid.CreateVersion7();
        var file = new ProductFile(course, "C:\\Hồ sơ\\a/so-lieu.csv", "a;b"u8.ToArray());
        Assert.Equal((course, "so-lieu.csv", "text/csv", 3L, Fingerprint.OfContent("a;b")), (file.CourseId, file.FileName, file.ContentType, file.Size, file.Sha256));
        Assert.Equal("a;b"u8.ToArray(), file.Bytes);
        Assert.Equal((Rules.TooLong, "FileName"), Refused(() => _ = new ProductFile(course, new string('a', Evidence.FileNameMax - 3) + ".csv", [1])));
        Assert.NotEqual(Guid.Empty, file.Id);
    }

    private static Course Held()
    {
        var course = new Course(7, Content);
        course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        course.Hold(Day);
        return course;
    }

    private static Guid Submit(Course course)
    {
        var file = new ProductFile(course.Id, "du-lieu.csv", "a;b"u8.ToArray());
        course.Submit("P1", file);
        return file.Id;
    }

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
