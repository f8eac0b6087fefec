using System.Globalization;
using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>A completed course whose participants all have a certificate, the same each time but for the codes: for measurements.</summary>
public static class SeedLargeCourse
{
    /// <summary>Returns the course's code.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command(int Participants) : ICommand<string>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Participants).InclusiveBetween(1, Course.ParticipantsMax)
            .WithErrorCode(Rules.OutOfRange).WithState(_ => new object[] { 1, Course.ParticipantsMax });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, AuditTrail audit, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (number, today) = (await db.NextNumberAsync<Course>(cancellationToken), clock.Today);
            var owner = await db.Owners.OrderBy(each => each.Id).Select(each => each.Id).FirstAsync(cancellationToken);
            var course = new Course(number, new CourseContent(
                Words("Khóa đào tạo đo tải", "ຊຸດຝຶກອົບຮົມວັດແທກ", "Course for measurements"), TeachingForm.InPerson, today.AddDays(-5), today.AddDays(-3), Words("Hà Nội", "ຮ່າໂນ້ຍ", "Hanoi"), ["vi", "lo"],
                LocalizedText.Empty, LocalizedText.Empty, null, []));
            course.Add(new ProductContent(ProductKind.Data, Words("Dữ liệu đo tải", "ຂໍ້ມູນວັດແທກ", "Data for measurements"), owner, Side.Laos));
            var names = string.Join('\n', Enumerable.Range(1, request.Participants).Select(each => string.Create(CultureInfo.InvariantCulture, $"Học viên đo tải {each}; ຜູ້ຮຽນວັດແທກ {each}")));
            course.Register(Side.Vietnam, ParticipantName.Read(names));
            course.Hold(today);
            course.RecordAttendance([.. course.Participants.Select(each => each.Code)], today);
            db.Courses.Add(course);
            await db.SaveChangesAsync(cancellationToken);
            var product = course.Products[0];
            var file = new ProductFile(course.Id, "do-tai.pdf", SampleEvidence.Pdf(product.Title));
            db.ProductFiles.Add(file);
            course.Submit(product.Code, file);
            course.Accept(product.Code, Side.Laos, file.Id, context.User.Name, audit.At);
            course.Certify(today);
            await db.SaveChangesAsync(cancellationToken);
            return course.Code;
        }

        private static LocalizedText Words(string vi, string lo, string en) => LocalizedText.Of(Language.Vi, vi, lo, en);
    }
}
