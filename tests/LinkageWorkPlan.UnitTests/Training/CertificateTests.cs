using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.UnitTests.Training;

public class CertificateTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);

    [Fact]
    public void Whoever_attended_a_completed_course_has_one_certificate_for_good()
    {
        var course = Held();
        Assert.Equal(Rules.CourseNotCompleted, RuleOf(() => course.Certify(Day)));
        Accept(course);
        Assert.Equal(Rules.NobodyAttended, RuleOf(() => course.Certify(Day)));
        course.RecordAttendance(["N1", "N2"], Day);
        Assert.Equal(2, course.Certify(Day));
        var codes = CodesOf(course);
        Assert.All(codes.Take(2), code => Assert.Matches("^[0-9a-f]{16}$", code));
        Assert.Null(codes[2]);
        Assert.Equal(3, codes.Distinct().Count());

        // Who is marked later gets one then; the others keep theirs.
        course.RecordAttendance(["N1", "N2", "N3"], Day);
        Assert.Equal(1, course.Certify(Day.AddDays(1)));
        Assert.Equal(codes.Take(2), CodesOf(course).Take(2));
        Assert.Equal([Day, Day, Day.AddDays(1)], course.Participants.Select(each => each.CertifiedOn));
        Assert.Equal(0, course.Certify(Day.AddDays(2)));
    }

    [Fact]
    public void Whoever_did_not_attend_after_all_has_none_any_more()
    {
        var course = Held();
        Accept(course);
        course.RecordAttendance(["N1", "N2"], Day);
        course.Certify(Day);
        course.RecordAttendance(["N2"], Day);
        Assert.Equal((null, null), (course.Participants[0].CertificateCode, course.Participants[0].CertifiedOn));
        Assert.NotNull(course.Participants[1].CertificateCode);
    }

    [Fact]
    public void Codes_outlast_the_names_and_none_is_given_after()
    {
        var course = Held();
        Accept(course);
        course.RecordAttendance(["N1"], Day);
        course.Certify(Day);
        var codes = CodesOf(course);
        Assert.True(course.DeleteNames(Day.AddDays(31), 30));
        Assert.Equal(codes, CodesOf(course));
        Assert.Equal(Rules.ParticipantsDeleted, RuleOf(() => course.Certify(Day.AddDays(31))));
    }

    private static Course Held()
    {
        var course = new Course(1, new CourseContent(
            LocalizedText.Of(Language.Vi, "Khóa", "ຊຸດ"), TeachingForm.Online, Day.AddDays(-5), Day, LocalizedText.Empty, ["vi"], LocalizedText.Empty, LocalizedText.Empty, null, []));
        course.Add(new ProductContent(ProductKind.Data, LocalizedText.Of(Language.Vi, "Dữ liệu", "ຂໍ້ມູນ"), null, Side.Laos));
        course.Register(Side.Laos, ParticipantName.Read("Một\nHai\nBa"));
        course.Hold(Day);
        return course;
    }

    private static void Accept(Course course)
    {
        var file = new ProductFile(course.Id, "a.csv", "a;b"u8.ToArray());
        course.Submit("P1", file);
        course.Accept("P1", Side.Laos, file.Id, "Thư ký", DateTime.UnixEpoch);
    }

    private static List<string?> CodesOf(Course course) => [.. course.Participants.Select(each => each.CertificateCode)];

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken.Single().Rule;
}
