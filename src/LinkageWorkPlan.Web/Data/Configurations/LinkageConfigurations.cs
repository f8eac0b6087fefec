using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class EnterpriseConfiguration : IEntityTypeConfiguration<Enterprise>
{
    public void Configure(EntityTypeBuilder<Enterprise> builder)
    {
        builder.ToTable("Enterprises");
        builder.HasTexts(TextKind.Enterprise, enterprise => enterprise.Code, enterprise => enterprise.Number, enterprise => enterprise.OtherNames);
        builder.InHistory(
            enterprise => enterprise.Code, enterprise => enterprise.OtherNames, enterprise => enterprise.Province, enterprise => enterprise.SectorCode, enterprise => enterprise.SectorPlan, enterprise => enterprise.Side, enterprise => enterprise.Size,
            enterprise => enterprise.Zone, enterprise => enterprise.ZoneName);
        builder.HasTextLimit(Enterprise.NameMax, enterprise => enterprise.Name);
        builder.NotInHistory(HistoryMarks.Follows, enterprise => enterprise.Version, enterprise => enterprise.Number);
        builder.NotInHistory(HistoryMarks.Entry, enterprise => enterprise.RegisteredOn);
        builder.Property(enterprise => enterprise.Id).ValueGeneratedNever();
        builder.Property(enterprise => enterprise.Code).HasMaxLength(Enterprise.CodeMax);
        builder.Property(enterprise => enterprise.Province).HasMaxLength(Enterprise.PlaceMax * 2);
        builder.Property(enterprise => enterprise.ZoneName).HasMaxLength(Enterprise.PlaceMax * 2);
        builder.Property(enterprise => enterprise.SectorPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(enterprise => enterprise.SectorCode).HasMaxLength(Sector.CodeMax);
        builder.Property(enterprise => enterprise.Version).IsConcurrencyToken();
        builder.HasIndex(enterprise => enterprise.Number).IsUnique();
        builder.HasIndex(enterprise => enterprise.Code).IsUnique();
        builder.HasMany(enterprise => enterprise.NameKeys).WithOne().HasForeignKey(key => key.EnterpriseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(enterprise => enterprise.NameKeys).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(enterprise => enterprise.Sector);
        builder.Ignore(enterprise => enterprise.PrintedName);
    }
}

internal sealed class EnterpriseNameKeyConfiguration : IEntityTypeConfiguration<EnterpriseNameKey>
{
    public void Configure(EntityTypeBuilder<EnterpriseNameKey> builder)
    {
        builder.ToTable("EnterpriseNameKeys");
        builder.NotInHistory("follows from the name of its enterprise");
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Key).HasMaxLength(Enterprise.NameMax * 4);
        builder.HasIndex(key => new { key.Side, key.Key });
    }
}

internal sealed class EnterpriseContactConfiguration : IEntityTypeConfiguration<EnterpriseContact>
{
    public void Configure(EntityTypeBuilder<EnterpriseContact> builder)
    {
        builder.ToTable("EnterpriseContacts");
        builder.InHistory(contact => contact.IsShared, contact => contact.Keeper);
        builder.NotInHistory("a person's data may be deleted, and the history is kept", contact => contact.Person, contact => contact.Phone, contact => contact.Mail);
        builder.NotInHistory(HistoryMarks.Place, contact => contact.EnterpriseCode, contact => contact.EnterpriseId);
        builder.NotInHistory(HistoryMarks.Follows, contact => contact.Version);
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.EnterpriseCode).HasMaxLength(Enterprise.CodeMax);
        builder.Property(contact => contact.Person).HasMaxLength(EnterpriseContact.LineMax * 2);
        builder.Property(contact => contact.Phone).HasMaxLength(EnterpriseContact.LineMax * 2);
        builder.Property(contact => contact.Mail).HasMaxLength(EnterpriseContact.LineMax * 2);
        builder.Property(contact => contact.Version).IsConcurrencyToken();
        builder.HasIndex(contact => new { contact.EnterpriseId, contact.Keeper }).IsUnique();
        builder.HasOne<Enterprise>().WithMany().HasForeignKey(contact => contact.EnterpriseId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LinkageConfiguration : IEntityTypeConfiguration<Linkage>
{
    public void Configure(EntityTypeBuilder<Linkage> builder)
    {
        builder.ToTable("Linkages");
        builder.HasTexts(TextKind.Linkage, linkage => linkage.Code, linkage => linkage.Number);
        builder.InHistory(linkage => linkage.Code, linkage => linkage.LaosCode, linkage => linkage.PilotCode, linkage => linkage.TaskCode, linkage => linkage.TaskPlan, linkage => linkage.VietnamCode);
        builder.HasTextLimit(Linkage.TitleMax, linkage => linkage.Title);
        builder.HasTextLimit(Linkage.ObstaclesMax, linkage => linkage.Obstacles);
        builder.NotInHistory(HistoryMarks.Follows, linkage => linkage.Version, linkage => linkage.Number);
        builder.Property(linkage => linkage.Id).ValueGeneratedNever();
        builder.Property(linkage => linkage.Code).HasMaxLength(Linkage.CodeMax);
        builder.Property(linkage => linkage.VietnamCode).HasMaxLength(Enterprise.CodeMax);
        builder.Property(linkage => linkage.LaosCode).HasMaxLength(Enterprise.CodeMax);
        builder.Property(linkage => linkage.PilotCode).HasMaxLength(PilotModel.CodeMax);
        builder.Property(linkage => linkage.TaskPlan).HasMaxLength(WorkPlan.CodeMax);
        builder.Property(linkage => linkage.TaskCode).HasMaxLength(WorkTask.CodeMax);
        builder.Property(linkage => linkage.Version).IsConcurrencyToken();
        builder.HasIndex(linkage => linkage.Number).IsUnique();
        builder.HasIndex(linkage => linkage.VietnamCode);
        builder.HasIndex(linkage => linkage.LaosCode);
        builder.HasIndex(linkage => linkage.PilotCode);
        builder.HasIndex(linkage => new { linkage.TaskPlan, linkage.TaskCode });
        builder.HasMany(linkage => linkage.Steps).WithOne().HasForeignKey(step => step.LinkageId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(linkage => linkage.Steps).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(linkage => linkage.Last);
        builder.Ignore(linkage => linkage.Task);
        builder.Ignore(linkage => linkage.Texts);
    }
}

internal sealed class LinkageStepConfiguration : IEntityTypeConfiguration<LinkageStep>
{
    public void Configure(EntityTypeBuilder<LinkageStep> builder)
    {
        builder.ToTable("LinkageSteps");
        builder.PartOf(step => step.LinkageId);
        builder.InHistory(step => step.On, step => step.Stage);
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.HasIndex(step => new { step.LinkageId, step.Stage }).IsUnique();
    }
}
