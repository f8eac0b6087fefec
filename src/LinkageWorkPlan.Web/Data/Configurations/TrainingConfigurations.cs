using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class CourseConfiguration : IEntityTypeConfiguration<Course>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.ToTable("Courses");
        builder.HasTexts(TextKind.Course, course => course.Code, course => course.State, course => course.Starts);
        builder.InHistory(
            course => course.Code, course => course.Contents, course => course.Ends, course => course.Form, course => course.NamesDeletedOn, course => course.Starts, course => course.State, course => course.TaskCode, course => course.TaskPlan,
            course => course.TeachingLanguages);
        builder.HasTextLimit(Course.TitleMax, course => course.Title);
        builder.HasTextLimit(Course.PlaceMax, course => course.Place);
        builder.HasTextLimit(Course.TextMax, course => course.Trainers, course => course.Activity);
        builder.NotInHistory(HistoryMarks.Follows, course => course.Version, course => course.Number, course => course.LastProduct, course => course.LastParticipant);
        builder.NotInHistory("the entry that called it off says why", course => course.CalledOffBecause);
        builder.NotInHistory("only lets participants answer, and is not for those who read the history", course => course.EvaluationKey);
        builder.Property(course => course.Id).ValueGeneratedNever();
        builder.Property(course => course.EvaluationKey).HasMaxLength(Course.EvaluationKeyLength);
        builder.Property(course => course.Code).HasMaxLength(Course.CodeMax);
        builder.Property(course => course.TaskPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(course => course.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.Property(course => course.Version).IsConcurrencyToken();
        builder.HasIndex(course => course.Number).IsUnique();
        builder.HasIndex(course => course.Starts);
        builder.HasIndex(course => course.EvaluationKey).IsUnique();
        builder.HasIndex(course => new { course.TaskPlan, course.TaskCode });
        builder.HasMany(course => course.Products).WithOne().HasForeignKey(product => product.CourseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(course => course.Products).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasMany(course => course.Participants).WithOne().HasForeignKey(participant => participant.CourseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(course => course.Participants).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(course => course.Organisers).WithOne().HasForeignKey(organiser => organiser.CourseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(course => course.Organisers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(course => course.Texts);
        builder.Ignore(course => course.Task);
        builder.Ignore(course => course.ProductsIn);
        builder.Ignore(course => course.IsCompleted);
    }
}

internal sealed class CourseProductConfiguration : IEntityTypeConfiguration<CourseProduct>
{
    public void Configure(EntityTypeBuilder<CourseProduct> builder)
    {
        builder.ToTable("CourseProducts");
        builder.PartOf(product => product.CourseId, product => product.Code);
        builder.InHistory(product => product.AcceptedBy, product => product.Code, product => product.FileName, product => product.Kind, product => product.State, product => product.UsedBy);
        builder.InHistoryByName(NamedId.Owner, product => product.OwnerId);
        builder.HasTextLimit(CourseProduct.TitleMax, product => product.Title);
        builder.HasTextLimit(CourseProduct.ReasonMax, product => product.ReturnReason);
        builder.NotInHistory(HistoryMarks.Follows, product => product.Number, product => product.FileId);
        builder.NotInHistory(HistoryMarks.Entry, product => product.AcceptedAt);
        builder.Property(product => product.Id).ValueGeneratedNever();
        builder.Property(product => product.Code).HasMaxLength(CourseProduct.CodeMax);
        builder.Property(product => product.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.HasIndex(product => new { product.CourseId, product.Code }).IsUnique();
        builder.HasIndex(product => product.FileId);
        builder.HasOne<Owner>().WithMany().HasForeignKey(product => product.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ProductFile>().WithMany().HasForeignKey(product => product.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CourseParticipantConfiguration : IEntityTypeConfiguration<CourseParticipant>
{
    public void Configure(EntityTypeBuilder<CourseParticipant> builder)
    {
        builder.ToTable("CourseParticipants");
        builder.PartOf(participant => participant.CourseId, participant => participant.Code);
        builder.InHistory(participant => participant.Attended, participant => participant.CertifiedOn, participant => participant.Code, participant => participant.Side);
        builder.NotInHistory("deleted after a time, and the history is kept", participant => participant.Name, participant => participant.OtherName);
        builder.NotInHistory("only lets a certificate be verified", participant => participant.CertificateCode);
        builder.NotInHistory(HistoryMarks.Follows, participant => participant.Number);
        builder.Property(participant => participant.Id).ValueGeneratedNever();
        builder.Property(participant => participant.Code).HasMaxLength(CourseParticipant.CodeMax);
        builder.Property(participant => participant.Name).HasMaxLength(CourseParticipant.NameMax * 2);
        builder.Property(participant => participant.OtherName).HasMaxLength(CourseParticipant.NameMax * 2);
        builder.Property(participant => participant.CertificateCode).HasMaxLength(CourseParticipant.CertificateCodeLength);
        builder.HasIndex(participant => new { participant.CourseId, participant.Code }).IsUnique();
        builder.HasIndex(participant => participant.CertificateCode).IsUnique();
    }
}

internal sealed class CourseOrganiserConfiguration : IEntityTypeConfiguration<CourseOrganiser>
{
    public void Configure(EntityTypeBuilder<CourseOrganiser> builder)
    {
        builder.ToTable("CourseOrganisers");
        builder.PartOf(organiser => organiser.CourseId, organiser => organiser.Name);
        builder.InHistory(organiser => organiser.Name, organiser => organiser.Side);
        builder.NotInHistory("the name says whose it is", organiser => organiser.AccountId);
        builder.Property(organiser => organiser.Id).ValueGeneratedNever();
        builder.Property(organiser => organiser.Name).HasMaxLength(CourseOrganiser.NameMax);
        builder.HasIndex(organiser => new { organiser.CourseId, organiser.AccountId }).IsUnique();
        builder.HasIndex(organiser => organiser.AccountId);
    }
}

internal sealed class CourseEvaluationConfiguration : IEntityTypeConfiguration<CourseEvaluation>
{
    public void Configure(EntityTypeBuilder<CourseEvaluation> builder)
    {
        builder.ToTable("CourseEvaluations");
        builder.NotInHistory("anonymous: the history would say when each was given");
        builder.Property(evaluation => evaluation.Id).ValueGeneratedNever();
        builder.HasIndex(evaluation => new { evaluation.CourseId, evaluation.Round });
        builder.HasOne<Course>().WithMany().HasForeignKey(evaluation => evaluation.CourseId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProductFileConfiguration : IEntityTypeConfiguration<ProductFile>
{
    public void Configure(EntityTypeBuilder<ProductFile> builder)
    {
        builder.ToTable("ProductFiles");
        builder.NotInHistory("its name is in the history of the product that it was submitted as");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.FileName).HasMaxLength(Evidence.FileNameMax * 2);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasOne<Course>().WithMany().HasForeignKey(file => file.CourseId).OnDelete(DeleteBehavior.Restrict);
    }
}
